package dev.graphlift.cli;

import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.FixedFile;
import dev.graphlift.workspace.Fixes;
import dev.graphlift.workspace.trial.Comparison;
import dev.graphlift.workspace.trial.Comparison.FunctionVerdict;
import dev.graphlift.workspace.trial.Comparison.Outcome;
import dev.graphlift.workspace.trial.Culprits;
import dev.graphlift.workspace.trial.Observed;
import dev.graphlift.workspace.trial.Trial;
import dev.graphlift.workspace.trial.Watched;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a trial as often as asked and finds out which edits may stay.
///
/// @param fixes the edits of the project
/// @param level which of them are tried
/// @param watched the functions that they change
/// @param runs how often the program runs on each side
/// @param limit how long one run may take
record Verification(
    Trial trial,
    Fixes fixes,
    Applicability level,
    List<Watched> watched,
    int runs,
    Duration limit) {
  private static final int TIMES_AS_LONG = 10;
  private static final Duration GRACE = Duration.ofSeconds(60);

  /// What is done about edits that make the program differ.
  enum Search {
    /// They are left in, and the program differs.
    NONE,
    /// They are named.
    NAME,
    /// They are left out, and the others are verified.
    DROP
  }

  /// What came out.
  ///
  /// @param comparison of all edits, or of those that are left when some were dropped
  /// @param guilty the verdicts of edits that make the program differ, where they were looked for
  record Verified(
      Comparison comparison,
      List<Observed> before,
      List<Observed> after,
      List<FunctionVerdict> guilty,
      List<String> leftOut) {
    Verified {
      before = List.copyOf(before);
      after = List.copyOf(after);
      guilty = List.copyOf(guilty);
      leftOut = List.copyOf(leftOut);
    }

    /// The functions whose edits were run and change nothing.
    List<Watched> proved() {
      return comparison.isEqual()
          ? comparison.functions().stream()
              .filter(verdict -> verdict.outcome() != Outcome.NEVER_CALLED)
              .map(FunctionVerdict::function)
              .toList()
          : List.of();
    }
  }

  Verified run(Search search, StatusLine line) throws IOException, InterruptedException {
    List<Observed> before = new ArrayList<>();
    List<Observed> after = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      before.add(once(line, i, "before", List.of(), limit));
      Observed first = before.getFirst();
      boolean isHopeless =
          first.record().isEmpty() || after.stream().anyMatch(run -> run.exit().isEmpty());
      if (!isHopeless) {
        after.add(once(line, i, "after", edited(watched), limitAfter(before)));
      }
    }
    List<Observed> tried = after.isEmpty() ? before : after;
    Comparison comparison = Comparison.of(watched, before, tried);
    Verified all = new Verified(comparison, before, tried, List.of(), trial.leftOut());
    return comparison.isEqual() || search == Search.NONE ? all : searched(all, search, line);
  }

  private Verified searched(Verified all, Search search, StatusLine line)
      throws IOException, InterruptedException {
    List<Observed> before = all.before();
    Duration most = limitAfter(before);
    List<Watched> guilty =
        Culprits.among(
            called(all.comparison()),
            some -> {
              line.show(() -> "looking for the edit that makes the difference");
              return compared(before, List.of(trial.run(edited(some), most))).isEqual();
            });
    List<FunctionVerdict> verdicts =
        all.comparison().functions().stream()
            .filter(verdict -> guilty.contains(verdict.function()))
            .toList();
    if (search == Search.NAME) {
      return new Verified(all.comparison(), before, all.after(), verdicts, all.leftOut());
    }
    List<Watched> kept = watched.stream().filter(each -> !guilty.contains(each)).toList();
    List<Observed> after = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      after.add(once(line, i, "after without what differs", edited(kept), most));
    }
    Comparison left = compared(before, after);
    Comparison shown =
        new Comparison(
            left.functions().stream().filter(verdict -> kept.contains(verdict.function())).toList(),
            left.differences(),
            left.notes());
    return new Verified(shown, before, after, verdicts, all.leftOut());
  }

  private Comparison compared(List<Observed> before, List<Observed> after) {
    return Comparison.of(watched, before, after);
  }

  /// Those that the program calls; an edit of what it never calls cannot change what it does.
  private static List<Watched> called(Comparison comparison) {
    List<Watched> called =
        comparison.functions().stream()
            .filter(verdict -> verdict.outcome() != Outcome.NEVER_CALLED)
            .map(FunctionVerdict::function)
            .toList();
    return called.isEmpty()
        ? comparison.functions().stream().map(FunctionVerdict::function).toList()
        : called;
  }

  private Observed once(StatusLine line, int run, String side, List<FixedFile> files, Duration most)
      throws IOException, InterruptedException {
    line.show(() -> "%s run %d/%d %s".formatted(StatusLine.bar(run, runs), run + 1, runs, side));
    return trial.run(files, most);
  }

  private Duration limitAfter(List<Observed> before) {
    Duration longest = before.stream().map(Observed::wall).max(Duration::compareTo).orElse(limit);
    Duration most = longest.multipliedBy(TIMES_AS_LONG).plus(GRACE);
    return most.compareTo(limit) < 0 ? most : limit;
  }

  /// The files with the edits of some functions alone.
  List<FixedFile> edited(List<Watched> some) {
    return fixes
        .of(diagnostic -> some.stream().anyMatch(each -> each.isAskedBy(diagnostic)))
        .apply(level);
  }

  /// The last words of a run that ended badly.
  static Optional<String> lastWords(Observed run) {
    return run.errors().stream().filter(text -> !text.isBlank()).reduce((_, last) -> last);
  }
}
