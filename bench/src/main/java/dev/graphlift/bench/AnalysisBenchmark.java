package dev.graphlift.bench;

import dev.graphlift.workspace.Cancellation;
import dev.graphlift.workspace.ConfigurationReader;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.Disk;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.ProjectDiscovery;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.SourceParser;
import dev.graphlift.workspace.SourceReading;
import dev.graphlift.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Times the whole analysis of the example project, from files on disk to its report.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xss16m", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class AnalysisBenchmark {
  private static final Path EXAMPLE = Path.of("examples", "windfarm").toAbsolutePath();

  /// Finds, reads, analyses and judges.
  @Benchmark
  public Workspace.Analysis example() {
    Disk disk = new Disk();
    ConfigurationReader configurations =
        new ConfigurationReader(disk, new ConfigurationSource.Isolated(), List.of(), Set.of());
    ProjectDiscovery discovery =
        new ProjectDiscovery(
            disk, configurations, Optional.empty(), Progress.silent(), Cancellation.never());
    SourceReading reading =
        new SourceReading(disk, SourceParser.python(), Progress.silent(), Cancellation.never());
    return Workspace.analyse(
        discovery.at(List.of(EXAMPLE)).projects().getFirst(),
        "windfarm",
        InputSignatures.LEAVE_OUT,
        ResearchTables.Wanted.NOTHING,
        reading);
  }
}
