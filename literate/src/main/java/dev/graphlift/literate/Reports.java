package dev.graphlift.literate;

import java.util.List;
import java.util.stream.Collectors;

/// The texts of failures as people read them: every line that starts one begins with `path:line`.
final class Reports {
  private Reports() {}

  static String complaints(String path, List<Complaint> complaints) {
    return complaints.stream()
        .map(complaint -> path + ":" + complaint.line() + ": " + complaint.message())
        .collect(Collectors.joining("\n"));
  }

  static String failures(String path, Example example, List<Failure> failures) {
    String gap = example.section().gap().map(known -> gapReport(path, known)).orElse("");
    return failures.stream()
        .map(failure -> path + ":" + failure.line() + ": " + failure.message())
        .collect(Collectors.joining("\n", gap, ""));
  }

  private static String gapReport(String path, KnownGap gap) {
    return path
        + ":"
        + gap.line()
        + ": the answer under this known gap has changed; if it is right now, remove the gap\n"
        + "  the gap was: "
        + gap.reason()
        + "\n";
  }
}
