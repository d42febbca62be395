package dev.graphlift.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks with JMH's own command line, on what this machine has to offer.
public final class Benchmarks {
  private Benchmarks() {}

  /// Runs the benchmarks that match.
  public static void main(String[] words) throws RunnerException, CommandLineOptionException {
    CommandLineOptions asked = new CommandLineOptions(words);
    if (asked.shouldHelp()) {
      System.out.println(
          "Options are those of JMH: -f FORKS -wi N -i N -r TIME -rf json -rff FILE");
      return;
    }
    ChainedOptionsBuilder options = new OptionsBuilder().parent(asked);
    Optional<Path> library = PythonFiles.library();
    if (library.isPresent()) {
      options.jvmArgsPrepend("-D" + PythonFiles.LIBRARY + "=" + library.orElseThrow());
    } else {
      System.err.println("skipped: Python's standard library, because there is no `python3`");
      options.param("source", "generated");
    }
    new Runner(options.build()).run();
  }
}
