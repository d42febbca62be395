package dev.graphlift.bench.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs inputs that are made by chance through the whole analysis, one after the other, and says
/// which of them crashed or took too long.
public final class Fuzz {
  private static final int PROGRESS = 1000;

  private final Options options;
  private final Mutator mutator;
  private final Tally tally = new Tally();
  private final long started = System.nanoTime();
  private final PrintStream out;
  private final PrintStream err;

  private Fuzz(Options options, SeedFiles seeds, PrintStream out, PrintStream err) {
    this.options = options;
    this.mutator = new Mutator(seeds, options.seed());
    this.out = out;
    this.err = err;
  }

  /// The words of the command line.
  ///
  /// @param first the number of the first input
  /// @param limit how long one may take
  /// @param save where to write every input
  record Options(
      long inputs, long seed, long first, Duration limit, Optional<Path> save, List<Path> trees) {
    Options {
      trees = List.copyOf(trees);
    }

    static Options of(String... words) {
      long inputs = 10_000;
      long seed = 1;
      long first = 0;
      long limit = 10;
      Optional<Path> save = Optional.empty();
      List<Path> trees = new ArrayList<>();
      for (int i = 0; i < words.length; i++) {
        switch (words[i]) {
          case "--inputs" -> inputs = Long.parseLong(words[++i]);
          case "--seed" -> seed = Long.parseLong(words[++i]);
          case "--first" -> first = Long.parseLong(words[++i]);
          case "--limit" -> limit = Long.parseLong(words[++i]);
          case "--save" -> save = Optional.of(Path.of(words[++i]));
          default -> {
            if (words[i].startsWith("--")) {
              throw new IllegalArgumentException("there is no option " + words[i]);
            }
            trees.add(Path.of(words[i]));
          }
        }
      }
      return new Options(inputs, seed, first, Duration.ofSeconds(limit), save, trees);
    }
  }

  /// Tries inputs; exit code 1 when one failed or took too long, 2 when nothing could be tried.
  public static void main(String[] words) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Options options;
    SeedFiles seeds;
    try {
      options = Options.of(words);
      seeds = SeedFiles.below(options.trees());
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | IOException wrong) {
      err.println("error: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    if (seeds.paths().isEmpty()) {
      err.println("error: there are no Python files to start from");
      System.exit(2);
    }
    err.printf("%,d files to start from%n", seeds.paths().size());
    Tally tally = new Fuzz(options, seeds, out, err).run();
    System.exit(tally.isClean() ? 0 : 1);
  }

  /// Tries some inputs without printing anything.
  static Tally run(Options options) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Fuzz(options, SeedFiles.below(options.trees()), nowhere, nowhere).run();
  }

  private Tally run() throws IOException {
    Watchdog watchdog = new Watchdog(options.limit(), err, this::giveUp);
    watchdog.watch();
    for (long i = options.first(); i < options.first() + options.inputs(); i++) {
      FuzzInput input = mutator.input(i);
      if (options.save().isPresent()) {
        input.save(options.save().get());
      }
      watchdog.starts(input);
      attempt(input);
      if (tally.inputs() % PROGRESS == 0) {
        err.printf(
            "%,d inputs, %d different crashes, %.0f s%n",
            tally.inputs(), tally.distinctCrashes(), seconds());
      }
    }
    tally.print(out, seconds(), peak());
    return tally;
  }

  private void attempt(FuzzInput input) {
    long allocated = allocated();
    long start = System.nanoTime();
    Trial.Result result = Trial.of(input);
    long nanos = System.nanoTime() - start;
    int before = tally.distinctCrashes();
    tally.add(input, result, nanos, allocated() - allocated, options.limit().toNanos());
    if (tally.distinctCrashes() > before) {
      err.printf("input %d: %s%n", input.number(), result.bugs().getFirst());
    }
  }

  private void giveUp() {
    out.println("an input does not end; the run does");
    tally.print(out, seconds(), peak());
    Runtime.getRuntime().halt(1);
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : 0;
  }

  /// The most memory that the process had resident, in mebibytes; 0 where the system does not say.
  private static double peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
