package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ResearchTables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One file that an evaluation writes, put together from the rows of all projects.
///
/// @param head its first line, if it has one that is about no project
/// @param rows writes the rows of one project
record EvaluationTable(String file, Optional<List<String>> head, Rows rows) {
  /// What the rows are made of.
  ///
  /// @param project the path as given
  record Source(String project, Analysed analysed) {}

  /// Writes the rows of one project; the stream stays open.
  @FunctionalInterface
  interface Rows {
    void write(Source source, OutputStream out) throws IOException;
  }

  private interface Objects {
    void write(Source source, JsonGenerator json) throws IOException;
  }

  /// The tables that are wanted.
  static List<EvaluationTable> of(ResearchTables.Wanted wanted) {
    List<EvaluationTable> tables = new ArrayList<>();
    tables.add(json("functions.jsonl", EvaluationTable::functions));
    wanted
        .calls()
        .ifPresent(_ ->
            tables.add(
                json(
                    "call-graphs.jsonl",
                    (source, json) ->
                        ResearchJson.writeCalls(
                            source.project(), source.analysed().tables(), json))));
    switch (wanted.types()) {
      case INFER ->
          tables.add(
              json(
                  "types.jsonl",
                  (source, json) ->
                      ResearchJson.writeTypes(source.project(), source.analysed().tables(), json)));
      case LEAVE_OUT -> {}
    }
    return List.copyOf(tables);
  }

  private static void functions(Source source, JsonGenerator json) throws IOException {
    for (FunctionReport function : source.analysed().report().functions()) {
      FunctionJson.write(source.project(), function, json);
    }
  }

  /// A table of one object a line.
  private static EvaluationTable json(String file, Objects objects) {
    return new EvaluationTable(
        file,
        Optional.empty(),
        (source, out) -> {
          try (JsonGenerator json = JsonText.lines(out)) {
            objects.write(source, json);
            json.flush();
            if (json.getOutputContext().getEntryCount() > 0) {
              json.writeRaw('\n');
            }
          }
        });
  }

  /// Writes the line that every table of comma-separated values begins with.
  void writeHead(OutputStream out) throws IOException {
    if (head.isPresent()) {
      out.write(Csv.line(head.get()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
