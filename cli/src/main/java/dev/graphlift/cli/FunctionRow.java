package dev.graphlift.cli;

import dev.graphlift.workspace.FunctionDetails;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A row about one function, or about one thing of it.
///
/// @param project the path as given
/// @param item what the row is about
record FunctionRow<T>(String project, FunctionDetails function, T item) {
  /// The columns that say which function it is.
  static <T> List<Column<FunctionRow<T>>> identity() {
    return List.of(
        new Column<>("subject", "the project, as given on the command line", FunctionRow::project),
        new Column<>(
            "function",
            "its name with the classes and functions around it",
            row -> row.function().report().name()),
        new Column<>("module", "the dotted name of its module", row -> row.function().module()),
        new Column<>(
            "relative path",
            "its file, from the project's folder",
            row -> row.function().report().file()),
        new Column<>(
            "beginning line",
            "the line of its `def`, from 1",
            row -> Integer.toString(row.function().report().line())));
  }

  /// Rows about every function of a project.
  static Stream<FunctionRow<FunctionDetails>> each(EvaluationTable.Source source) {
    return source.analysed().tables().functions().stream()
        .map(function -> new FunctionRow<>(source.project(), function, function));
  }

  /// Rows about some things of each function.
  static <T> Stream<FunctionRow<T>> items(
      EvaluationTable.Source source, Function<FunctionDetails, List<T>> items) {
    return each(source)
        .flatMap(row ->
            items.apply(row.function()).stream()
                .map(item -> new FunctionRow<>(row.project(), row.function(), item)));
  }
}
