package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ResearchTables.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One file that an evaluation writes, put together from the rows of all projects.
///
/// @param about what its rows are about, in a sentence
/// @param columns its columns or fields
/// @param rows writes the rows of one project
record EvaluationTable(String file, String about, Form form, List<Described> columns, Rows rows) {
  EvaluationTable {
    columns = List.copyOf(columns);
  }

  /// The tables that not every run writes.
  static final List<String> ON_REQUEST = List.of("calls.csv", "call-graphs.jsonl", "types.jsonl");

  /// How rows are written.
  enum Form {
    /// Comma-separated values under a line of names.
    CSV,
    /// One JSON object a line.
    JSON_LINES
  }

  /// A column or field and what stands in it.
  record Described(String name, String meaning) {}

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
  static List<EvaluationTable> of(Request request, Profile profile) {
    List<EvaluationTable> tables = new ArrayList<>();
    tables.add(RunTables.results(profile, request.signatures()));
    tables.addAll(FunctionTables.all());
    tables.addAll(ParameterTables.all());
    tables.add(RunTables.depthLimited());
    if (request.tables().tables().contains(Table.RESOLVED_CALLS)) {
      tables.add(RunTables.calls());
    }
    tables.add(functions());
    request.tables().calls().ifPresent(_ -> tables.add(callGraphs()));
    if (request.tables().tables().contains(Table.TYPES)) {
      tables.add(types());
    }
    return List.copyOf(tables);
  }

  private static EvaluationTable functions() {
    return json(
        "functions.jsonl",
        "Every function definition with its facts, what supports them, and the decision.",
        List.of(
            new Described("project", "as given on the command line"),
            new Described("file", "its file, from the project's folder"),
            new Described("name", "its name with the classes and functions around it"),
            new Described("line", "the line of its `def`"),
            new Described("hybrid", "whether it runs as a graph"),
            new Described("decorator", "the graph decorator with the arguments it sets, or null"),
            new Described("facts", "`true`, `false`, or `null` where it is not known"),
            new Described("parameters", "what each receives"),
            new Described(
                "input_signature", "its `text`, or the reason why it is `absent`, or null"),
            new Described("precondition", "`P1` … `P6` where one is passed"),
            new Described("transformations", "what would be done"),
            new Described("failures", "what stands in the way"),
            new Described("assumptions", "what the decision rests on beside proof"),
            new Described("evidence", "the places behind the facts, and what was not known")),
        (source, json) -> {
          for (FunctionReport function : source.analysed().report().functions()) {
            FunctionJson.write(source.project(), function, json);
          }
        });
  }

  private static EvaluationTable callGraphs() {
    return json(
        "call-graphs.jsonl",
        "The call graph of every project (`--call-graph`).",
        List.of(
            new Described("project", "as given on the command line"),
            new Described("calls", "each node by its dotted name, with the nodes it calls")),
        (source, json) ->
            ResearchJson.writeCalls(source.project(), source.analysed().tables(), json));
  }

  private static EvaluationTable types() {
    return json(
        "types.jsonl",
        "What each variable, parameter and function result may be (`--types`).",
        List.of(
            new Described("project", "as given on the command line"),
            new Described("file, line, column", "the place of its name"),
            new Described("function", "the function around it, or that returns"),
            new Described(
                "variable, parameter", "its name; neither of them for the result of a function"),
            new Described("types", "names of types; empty where it cannot be told"),
            new Described("values", "the same with constants, elements, shapes")),
        (source, json) ->
            ResearchJson.writeTypes(source.project(), source.analysed().tables(), json));
  }

  /// A table of comma-separated values.
  ///
  /// @param items what the rows of a project are about
  static <T> EvaluationTable csv(
      String file, String about, List<Column<T>> columns, Function<Source, Stream<T>> items) {
    return new EvaluationTable(
        file,
        about,
        Form.CSV,
        columns.stream().map(column -> new Described(column.name(), column.meaning())).toList(),
        (source, out) -> {
          for (T item : items.apply(source).toList()) {
            out.write(bytes(columns.stream().map(column -> column.cell().apply(item)).toList()));
          }
        });
  }

  private static EvaluationTable json(
      String file, String about, List<Described> fields, Objects objects) {
    return new EvaluationTable(
        file,
        about,
        Form.JSON_LINES,
        fields,
        (source, out) -> {
          try (JsonGenerator json = JsonText.lines(out)) {
            objects.write(source, json);
            if (json.getOutputContext().getEntryCount() > 0) {
              json.writeRaw('\n');
            }
          }
        });
  }

  /// Writes what stands before the rows of all projects.
  void writeHead(OutputStream out) throws IOException {
    switch (form) {
      case CSV -> out.write(bytes(columns.stream().map(Described::name).toList()));
      case JSON_LINES -> {}
    }
  }

  private static byte[] bytes(List<String> cells) {
    return Csv.line(cells).getBytes(StandardCharsets.UTF_8);
  }
}
