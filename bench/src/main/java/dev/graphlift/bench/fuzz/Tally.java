package dev.graphlift.bench.fuzz;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run has seen so far.
final class Tally {
  private static final int FRAMES = 4;

  private final Map<String, Crash> crashes = new LinkedHashMap<>();
  private long inputs;
  private long files;
  private long refused;
  private long functions;
  private long edited;
  private long slow;
  private long worstNanos;
  private long slowest = -1;
  private long worstBytes;
  private long largest = -1;

  /// Failures with the same innermost frames.
  ///
  /// @param first the number of the first input
  /// @param last the number of the last input
  record Crash(long first, long last, int count, String stack) {
    Crash and(Crash later) {
      return new Crash(first, later.last, count + later.count, stack);
    }
  }

  /// @param nanos how long the input took
  /// @param bytes how much was allocated meanwhile
  synchronized void add(
      FuzzInput input, Trial.Result result, long nanos, long bytes, long limitNanos) {
    inputs++;
    files += input.files().size();
    refused += result.refused();
    functions += result.functions();
    edited += result.edited();
    slow += nanos > limitNanos ? 1 : 0;
    if (nanos > worstNanos) {
      worstNanos = nanos;
      slowest = input.number();
    }
    if (bytes > worstBytes) {
      worstBytes = bytes;
      largest = input.number();
    }
    result
        .bugs()
        .forEach(bug ->
            crashes.merge(
                key(bug), new Crash(input.number(), input.number(), 1, stack(bug)), Crash::and));
  }

  /// Whether every input ended in time and without a failure.
  synchronized boolean isClean() {
    return crashes.isEmpty() && slow == 0;
  }

  synchronized long inputs() {
    return inputs;
  }

  synchronized int distinctCrashes() {
    return crashes.size();
  }

  private static String key(Throwable bug) {
    Throwable root = root(bug);
    boolean hasOwnMessage = root.getStackTrace().length == 0 || isOfParser(root);
    return root.getClass().getName()
        + (hasOwnMessage ? root.getMessage() : "")
        + Arrays.stream(root.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining());
  }

  private static boolean isOfParser(Throwable bug) {
    return String.valueOf(bug.getMessage()).startsWith("the parser failed");
  }

  private static Throwable root(Throwable bug) {
    Throwable root = bug;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String stack(Throwable bug) {
    StringWriter text = new StringWriter();
    root(bug).printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(20).collect(Collectors.joining("\n"));
  }

  synchronized void print(PrintStream out, double seconds, double peakMebibytes) {
    out.printf(
        "inputs               %,d (%,d files, %,d of them not Python)%n", inputs, files, refused);
    out.printf("functions            %,d; %,d files edited by fixes%n", functions, edited);
    int times = crashes.values().stream().mapToInt(Crash::count).sum();
    out.printf("crashes              %d (%d different)%n", times, crashes.size());
    out.printf("past the time limit  %d%n", slow);
    out.printf("slowest              %.2f s (input %d)%n", worstNanos / 1e9, slowest);
    out.printf("most allocated       %.0f MiB (input %d)%n", worstBytes / 1048576.0, largest);
    out.printf("peak of the process  %.0f MiB%n", peakMebibytes);
    out.printf("time                 %.0f s%n", seconds);
    crashes
        .values()
        .forEach(crash ->
            out.printf(
                "%n%d times, first in input %d, last in input %d:%n%s%n",
                crash.count(), crash.first(), crash.last(), crash.stack()));
    out.flush();
  }
}
