package dev.graphlift.cli;

import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.ProjectReport.Timing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long the stages of an analysis took.
final class StageTimes {
  /// The stages in the order of the pipeline.
  static final List<String> NAMES = List.of("read", "parse", "analyse", "judge");

  private StageTimes() {}

  /// Time by stage, in the order of the pipeline.
  static Map<String, Duration> byStage(Timing timing) {
    Map<String, Duration> stages = new LinkedHashMap<>();
    stages.put("read", timing.read());
    stages.put("parse", timing.parse());
    stages.put("analyse", timing.analyse());
    stages.put("judge", timing.judge());
    return stages;
  }

  /// A duration in seconds with three digits after the point.
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }

  /// What `--verbose` says of a project.
  static String line(ProjectReport report) {
    StringBuilder line =
        new StringBuilder(
            String.join(
                ", ",
                Summary.counted(report.files(), "file"),
                Summary.counted(report.lines(), "line"),
                Summary.counted(report.functions().size(), "function")));
    byStage(report.timing())
        .forEach((stage, time) -> line.append(", %s %s s".formatted(stage, seconds(time))));
    return line.toString();
  }
}
