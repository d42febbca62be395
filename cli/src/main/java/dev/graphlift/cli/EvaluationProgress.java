package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says how many projects of an evaluation are done and how long the others may take, judging by
/// the bytes of Python in them.
final class EvaluationProgress {
  private final StatusLine line;
  private final Verbosity verbosity;
  private final Map<String, Long> bytes;
  private final long started = System.nanoTime();
  private final Set<String> inWork = new LinkedHashSet<>();
  private int done;
  private long analysed;
  private long left;

  /// Progress over these projects.
  ///
  /// @param bytes how much Python each of them has
  EvaluationProgress(StatusLine line, Verbosity verbosity, Map<String, Long> bytes) {
    this.line = line;
    this.verbosity = verbosity;
    this.bytes = Map.copyOf(bytes);
    this.left = bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /// A project is begun.
  synchronized void begin(String project) {
    inWork.add(project);
    tick();
  }

  /// A project's result was there already.
  synchronized void skip(String project) {
    end(project, "finished by an earlier run");
  }

  /// A project was analysed, or could not be.
  ///
  /// @param said what to say of it
  synchronized void finish(String project, String said) {
    analysed += bytes.getOrDefault(project, 0L);
    end(project, said);
  }

  private void end(String project, String said) {
    inWork.remove(project);
    left -= bytes.getOrDefault(project, 0L);
    done++;
    if (verbosity == Verbosity.VERBOSE) {
      line.print("%d/%d %s: %s".formatted(done, bytes.size(), Printable.text(project), said));
    }
    tick();
  }

  /// Some work was done on some project.
  synchronized void tick() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    line.show(() -> text(done, bytes.size(), remaining(elapsed, analysed, left), inWork));
  }

  /// The line for a state of the run.
  static String text(int done, int total, String remaining, Set<String> inWork) {
    String names = inWork.isEmpty() ? "" : ": " + Printable.text(names(inWork));
    return "%s %d/%d projects%s%s"
        .formatted(StatusLine.bar(done, total), done, total, remaining, names);
  }

  private static String names(Set<String> projects) {
    List<String> first = projects.stream().limit(2).toList();
    String names = String.join(", ", first);
    return projects.size() > first.size() ? names + ", …" : names;
  }

  /// How long the rest will take if it goes on as it went; nothing while there is nothing to judge
  /// by.
  static String remaining(Duration elapsed, long analysed, long left) {
    if (analysed <= 0 || left <= 0) {
      return "";
    }
    long seconds = Math.round(elapsed.toMillis() / 1000.0 * left / analysed);
    if (seconds < 60) {
      return ", about %d s left".formatted(Math.max(1, seconds));
    }
    if (seconds < 3600) {
      return ", about %d min left".formatted(Math.round(seconds / 60.0));
    }
    return ", about %.1f h left".formatted(seconds / 3600.0);
  }
}
