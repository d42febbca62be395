package dev.graphlift.bench;

import dev.graphlift.syntax.Decoded;
import dev.graphlift.syntax.PythonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Times parsing on one thread; `lines` is the number of lines a second.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xss16m", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class ParserBenchmark {
  /// What is parsed: a program of ours, or the modules of Python's standard library.
  @Param({"generated", "library"})
  public String source = "generated";

  private List<Decoded> files = List.of();
  private long lines;

  /// Lines besides passes over all files.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Lines {
    /// Counted by the benchmarks, read by JMH.
    public long lines;
  }

  /// Reads the files.
  @Setup
  public void read() throws IOException {
    PythonFiles python =
        source.equals("generated")
            ? PythonFiles.generated()
            : PythonFiles.in(Path.of(System.getProperty(PythonFiles.LIBRARY, "")));
    if (!python.refused().isEmpty()) {
      throw new IllegalStateException("these are not Python: " + python.refused());
    }
    files = python.files();
    lines = python.lines();
  }

  /// From text to tree.
  @Benchmark
  public void parse(Lines counted, Blackhole sink) {
    files.forEach(file -> sink.consume(PythonParser.parse(file)));
    counted.lines += lines;
  }
}
