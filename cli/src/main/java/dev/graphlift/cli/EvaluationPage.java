package dev.graphlift.cli;

import dev.graphlift.cli.EvaluationTable.Described;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The `README.md` among the tables of an evaluation: how they came about, what each file and
/// column means.
///
/// @param options what was asked for, name and value
/// @param commit the commit that a project is checked out at
record EvaluationPage(
    List<Described> options,
    List<EvaluationTable> tables,
    EvaluationTables result,
    Function<String, Optional<String>> commit) {
  /// The first line, by which a page of ours is told from others.
  static final String MARK = "<!-- Written by `graphlift evaluate`; the next run replaces it. -->";

  private static final List<Described> IDENTITY =
      FunctionRow.<Described>identity().stream()
          .map(column -> new Described(column.name(), column.meaning()))
          .toList();

  byte[] bytes() {
    StringBuilder page = new StringBuilder(MARK).append("\n\n# Results of Graphlift\n\n");
    page.append(
        "Tables about the functions of Python projects: which run as TensorFlow graphs, which could,"
            + " and what stands in the way.\nAll files describe one run.\n\n## The run\n\n");
    table(page, List.of("what", "value"), options.stream().map(EvaluationPage::cells).toList());
    page.append("\n## The projects\n\n");
    table(
        page,
        List.of("project", "commit", "result"),
        result.rows().stream().map(this::project).toList());
    page.append(
        "\nThe commit is the one the folder is checked out at; whether files differ from it is not"
            + " said.\n\n## The files\n\nTables about functions begin with the columns that say"
            + " which function a row is about:\n\n");
    table(
        page, List.of("column", "meaning"), IDENTITY.stream().map(EvaluationPage::cells).toList());
    for (EvaluationTable table : tables) {
      file(page, table.file(), table.about(), table.columns());
    }
    file(
        page,
        "projects.csv",
        "Every project, also those that could not be analysed.",
        EvaluationTables.columns());
    page.append(
        "\n### `summary.json`\n\nThe sums over all projects, with version, profile, times and the"
            + " memory at its peak.\n");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> project(ProjectRow row) {
    return List.of(
        row.project(),
        commit.apply(row.project()).orElse(""),
        row.failure().map(reason -> "failed: " + reason).orElse("analysed"));
  }

  private static void file(StringBuilder page, String name, String about, List<Described> columns) {
    page.append("\n### `%s`\n\n%s".formatted(name, about));
    boolean isAboutFunctions =
        columns.size() >= IDENTITY.size() && columns.subList(0, IDENTITY.size()).equals(IDENTITY);
    page.append(isAboutFunctions ? " Begins with the columns that say which.\n" : "\n");
    List<Described> own =
        isAboutFunctions ? columns.subList(IDENTITY.size(), columns.size()) : columns;
    if (!own.isEmpty()) {
      page.append('\n');
      table(
          page,
          List.of(name.endsWith(".csv") ? "column" : "field", "meaning"),
          own.stream().map(EvaluationPage::cells).toList());
    }
  }

  private static List<String> cells(Described described) {
    return List.of(described.name(), described.meaning());
  }

  private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
    row(page, head);
    row(page, head.stream().map(_ -> "---").toList());
    rows.forEach(row -> row(page, row));
  }

  private static void row(StringBuilder page, List<String> cells) {
    cells.forEach(cell -> page.append("| ").append(escaped(cell)).append(' '));
    page.append("|\n");
  }

  private static String escaped(String cell) {
    return Printable.text(cell).replace("|", "\\|").replace("<", "&lt;");
  }
}
