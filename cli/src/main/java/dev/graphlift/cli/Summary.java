package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FunctionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How many functions are what, and how many problems there are: the end of the text formats.
final class Summary {
  private Summary() {}

  /// Where a function stands.
  enum Standing {
    /// A graph already, and rightly so as far as we know.
    ALREADY_GRAPH,
    /// A graph that should run eagerly.
    TAKE_BACK,
    /// Eager, and could run as a graph.
    READY,
    /// Eager, and something stands in the way.
    HELD_BACK,
    /// Eager, and it cannot be told.
    UNDECIDED
  }

  static Standing standing(FunctionReport function) {
    if (function.transformations().contains("CONVERT_TO_EAGER")) {
      return Standing.TAKE_BACK;
    }
    if (function.hybrid()) {
      return Standing.ALREADY_GRAPH;
    }
    if (function.transformations().contains("CONVERT_TO_HYBRID")) {
      return Standing.READY;
    }
    return function.failures().isEmpty() ? Standing.UNDECIDED : Standing.HELD_BACK;
  }

  /// The number of functions that stand so.
  static long count(List<FunctionReport> functions, Standing standing) {
    return functions.stream().filter(f -> standing(f) == standing).count();
  }

  /// One line on the functions, one on the problems.
  ///
  /// @param fixed the number of problems that were fixed before
  static List<String> lines(List<Findings> projects, long fixed, Paint paint) {
    return List.of(functions(projects), problems(projects, fixed, paint));
  }

  static ExitStatus status(List<Findings> projects) {
    return problems(projects).findAny().isPresent() ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  private static String functions(List<Findings> projects) {
    List<FunctionReport> functions =
        projects.stream().flatMap(project -> project.report().functions().stream()).toList();
    int files = projects.stream().mapToInt(project -> project.report().files()).sum();
    String head =
        "Looked at %s in %s"
            .formatted(counted(functions.size(), "function"), counted(files, "file"));
    List<String> parts = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      long count = count(functions, standing);
      if (count > 0) {
        parts.add(phrase(standing, count));
      }
    }
    return parts.isEmpty() ? head + "." : head + ": " + String.join(", ", parts) + ".";
  }

  private static String phrase(Standing standing, long count) {
    return count
        + switch (standing) {
          case ALREADY_GRAPH -> count == 1 ? " already runs as a graph" : " already run as graphs";
          case TAKE_BACK -> " should run eagerly";
          case READY -> count == 1 ? " could run as a graph" : " could run as graphs";
          case HELD_BACK -> count == 1 ? " is held back" : " are held back";
          case UNDECIDED -> " undecided";
        };
  }

  private static String problems(List<Findings> projects, long fixed, Paint paint) {
    long problems = problems(projects).count();
    if (fixed > 0) {
      return "Found %s (%d fixed, %d remaining)."
          .formatted(counted(problems + fixed, "problem"), fixed, problems);
    }
    if (problems == 0) {
      return paint.paint(Paint.Role.GOOD, "All checks passed!");
    }
    return "Found " + counted(problems, "problem") + fixable(projects) + ".";
  }

  private static String fixable(List<Findings> projects) {
    long safe = problems(projects).filter(Diagnostic::fixable).count();
    long hidden = problems(projects).filter(each -> each.fix().isPresent()).count() - safe;
    if (safe == 0) {
      return hidden == 0 ? "" : " (%d fixable with --unsafe-fixes)".formatted(hidden);
    }
    return hidden == 0
        ? " (%d fixable with --fix)".formatted(safe)
        : " (%d fixable with --fix, %d more with --unsafe-fixes)".formatted(safe, hidden);
  }

  private static Stream<Diagnostic> problems(List<Findings> projects) {
    return projects.stream()
        .flatMap(project -> project.report().diagnostics().stream())
        .filter(Severities::isProblem);
  }

  /// A number with its noun.
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
