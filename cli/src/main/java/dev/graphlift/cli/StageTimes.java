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

  /// What is to be known of a stage's time.
  static String note(String stage) {
    return switch (stage) {
      case "read", "parse" -> ", over all threads together";
      default -> ", while others worked beside it";
    };
  }

  /// A duration in seconds with three digits after the point.
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }

  /// What `--verbose` says of a project.
  static String line(ProjectReport report) {
    return line(
        report.files(), report.lines(), report.functions().size(), byStage(report.timing()));
  }

  /// The same of one among many.
  static String line(ProjectRow row) {
    return line(row.count("files"), row.count("lines"), row.count("functions"), row.stages());
  }

  private static String line(long files, long lines, long functions, Map<String, Duration> stages) {
    StringBuilder line =
        new StringBuilder(
            String.join(
                ", ",
                Summary.counted(files, "file"),
                Summary.counted(lines, "line"),
                Summary.counted(functions, "function")));
    stages.forEach((stage, time) -> line.append(", %s %s s".formatted(stage, seconds(time))));
    return line.toString();
  }
}
