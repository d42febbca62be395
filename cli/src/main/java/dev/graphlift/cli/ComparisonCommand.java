package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.Comparison.Move;
import dev.graphlift.cli.ResultFolder.Opened;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Prints what differs between the results of two evaluations.
///
/// @param before the folder of the earlier one, as given
/// @param after the folder of the later one, as given
record ComparisonCommand(Terminal terminal, Path before, Path after, Form form) {
  /// How the comparison is printed.
  enum Form {
    TEXT,
    JSON
  }

  ExitStatus run() {
    return switch (open(before)) {
      case Opened.Unreadable(var why) -> failed(why);
      case Opened.Results(var old) ->
          switch (open(after)) {
            case Opened.Unreadable(var why) -> failed(why);
            case Opened.Results(var now) -> compare(old, now);
          };
    };
  }

  private Opened open(Path folder) {
    return ResultFolder.open(terminal.directory().resolve(folder), folder.toString());
  }

  private ExitStatus failed(String why) {
    terminal.error(why);
    return ExitStatus.FAILED;
  }

  private ExitStatus compare(ResultFolder old, ResultFolder now) {
    old.circumstances()
        .forEach((what, value) -> {
          String other = now.circumstances().getOrDefault(what, "");
          if (!value.equals(other)) {
            terminal.warning("the runs differ in %s: `%s` and `%s`".formatted(what, value, other));
          }
        });
    Comparison comparison = Comparison.of(old, now);
    boolean written =
        Destination.standardOutput(terminal)
            .write(out -> {
              switch (form) {
                case TEXT -> text(comparison, out);
                case JSON -> json(comparison, out);
              }
            });
    if (!written) {
      return ExitStatus.FAILED;
    }
    return comparison.isEmpty() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
  }

  private static void text(Comparison comparison, OutputStream out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Move move : comparison.moved()) {
      lines.add(
          "moved: %s: %s -> %s"
              .formatted(
                  place(move.after()), move.before().text(), move.after().decision().text()));
    }
    comparison.appeared().forEach(f -> lines.add("appeared: " + decided(f)));
    comparison.vanished().forEach(f -> lines.add("vanished: " + decided(f)));
    comparison.projectsAppeared().forEach((p, n) -> lines.add("new project: " + project(p, n)));
    comparison.projectsVanished().forEach((p, n) -> lines.add("project gone: " + project(p, n)));
    if (comparison.moved().size() > 1) {
      lines.add("");
      for (Map.Entry<String, Integer> kind : comparison.kinds()) {
        lines.add("%6d  %s".formatted(kind.getValue(), kind.getKey()));
      }
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        "%s moved, %d appeared, %d vanished, %d stayed."
            .formatted(
                Summary.counted(comparison.moved().size(), "function"),
                comparison.appeared().size(),
                comparison.vanished().size(),
                comparison.stayed()));
    for (String line : lines) {
      out.write((Printable.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String place(DecidedFunction function) {
    return "%s/%s:%d: %s"
        .formatted(function.project(), function.file(), function.line(), function.name());
  }

  private static String decided(DecidedFunction function) {
    return place(function) + ": " + function.decision().text();
  }

  private static String project(String name, int functions) {
    return "%s, %s".formatted(name, Summary.counted(functions, "function"));
  }

  private void json(Comparison comparison, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartObject();
      json.writeStringField("before", before.toString());
      json.writeStringField("after", after.toString());
      json.writeArrayFieldStart("moved");
      for (Move move : comparison.moved()) {
        function(move.after(), json);
        move.before().write("before", json);
        move.after().decision().write("after", json);
        json.writeEndObject();
      }
      json.writeEndArray();
      functions("appeared", comparison.appeared(), "after", json);
      functions("vanished", comparison.vanished(), "before", json);
      projects("projects_appeared", comparison.projectsAppeared(), json);
      projects("projects_vanished", comparison.projectsVanished(), json);
      json.writeNumberField("stayed", comparison.stayed());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void functions(
      String field, List<DecidedFunction> functions, String when, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (DecidedFunction function : functions) {
      function(function, json);
      function.decision().write(when, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Begins the object of a function; the caller ends it.
  private static void function(DecidedFunction function, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("project", function.project());
    json.writeStringField("file", function.file());
    json.writeStringField("name", function.name());
    json.writeNumberField("line", function.line());
  }

  private static void projects(String field, Map<String, Integer> projects, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Map.Entry<String, Integer> project : projects.entrySet()) {
      json.writeStartObject();
      json.writeStringField("project", project.getKey());
      json.writeNumberField("functions", project.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
