package dev.graphlift.cli;

import dev.graphlift.cli.EvaluationTable.Source;
import dev.graphlift.workspace.Clue;
import dev.graphlift.workspace.FunctionDetails;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ProjectReport.Timing;
import dev.graphlift.workspace.ResearchTables.DepthLimit;
import dev.graphlift.workspace.ResearchTables.ResolvedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of the reference tool whose rows are not about functions, in its columns.
final class RunTables {
  private static final String SPECULATIVE =
      "whether a name and place can make a function a candidate";

  private RunTables() {}

  /// One row for each project.
  static EvaluationTable results(Profile profile, InputSignatures signatures) {
    return EvaluationTable.csv(
        "results.csv",
        "Every project that was analysed.",
        Column.joined(List.of(counts(), settings(profile, signatures), costs())),
        Stream::of);
  }

  private static Column<Source> subject() {
    return new Column<>("subject", "the project, as given on the command line", Source::project);
  }

  private static List<Column<Source>> counts() {
    List<Column<Source>> columns = new ArrayList<>();
    columns.add(subject());
    columns.add(count("functions", "its function definitions", _ -> true));
    columns.add(
        count(
            "optimization available functions",
            "candidates: functions that run as graphs or receive tensors",
            FunctionDetails::isCandidate));
    columns.add(
        count(
            "optimizable functions",
            "candidates that nothing stands in the way of",
            f -> f.isCandidate() && f.isOptimizable()));
    columns.add(
        new Column<>(
            "failed preconditions",
            "rows of `failed_preconditions.csv`",
            source ->
                Long.toString(
                    functions(source).mapToLong(f -> FunctionTables.failures(f).size()).sum())));
    for (String kind : List.of("CONVERT_EAGER_FUNCTION_TO_HYBRID", "OPTIMIZE_HYBRID_FUNCTION")) {
      columns.add(
          count(
              kind,
              "candidates that were looked at for it",
              f -> f.isCandidate() && f.refactoring().equals(kind)));
    }
    IntStream.rangeClosed(1, 6)
        .mapToObj(i -> "P" + i)
        .forEach(name ->
            columns.add(
                count(
                    name,
                    "functions that pass this precondition",
                    f -> f.report().precondition().filter(name::equals).isPresent())));
    for (String change : List.of("CONVERT_TO_EAGER", "CONVERT_TO_HYBRID", "RECONFIGURE")) {
      columns.add(
          count(
              change,
              "functions that this would be done to",
              f -> f.report().transformations().contains(change)));
    }
    return columns;
  }

  private static Column<Source> count(
      String name, String meaning, Predicate<FunctionDetails> counted) {
    return new Column<>(
        name, meaning, source -> Long.toString(functions(source).filter(counted).count()));
  }

  private static Stream<FunctionDetails> functions(Source source) {
    return source.analysed().tables().functions().stream();
  }

  /// The options of the reference tool as they hold here: every fact is computed for every
  /// function.
  private static List<Column<Source>> settings(Profile profile, InputSignatures signatures) {
    String infers =
        switch (signatures) {
          case INFER -> "true";
          case LEAVE_OUT -> "false";
        };
    List<Column<Source>> columns = new ArrayList<>();
    for (String fact :
        List.of(
            "side-effects",
            "recursion",
            "tensor computation",
            "eager-only calls",
            "numpy calls",
            "static shape reads",
            "stale variable reads",
            "tensor iteration",
            "keras symbolic arguments")) {
      columns.add(
          setting(fact, "whether this is looked for in every function; it always is", "true"));
    }
    columns.add(clue("type hints", "whether annotations are followed", Clue.TYPE_HINTS));
    columns.add(
        setting(
            "parallel", "whether functions are analysed side by side; they never are", "false"));
    columns.add(
        switch (profile) {
          case DEFAULT -> setting("speculative", SPECULATIVE, "false");
          case REFERENCE, PAPER -> clue("speculative", SPECULATIVE, Clue.NAMES);
        });
    columns.add(clue("test entrypoints", "whether tests are taken for calls", Clue.TESTS));
    columns.add(setting("infer input signatures", "`--infer-signatures`", infers));
    return columns;
  }

  private static Column<Source> clue(String name, String meaning, Clue clue) {
    return new Column<>(
        name, meaning, source -> Boolean.toString(source.analysed().clues().contains(clue)));
  }

  private static Column<Source> setting(String name, String meaning, String value) {
    return new Column<>(name, meaning, _ -> value);
  }

  private static List<Column<Source>> costs() {
    return List.of(
        new Column<>("targeted CFA depth", "blank: Graphlift has no such depth", _ -> ""),
        new Column<>(
            "depth-limited results",
            "rows of `depth_limited.csv`",
            source -> Integer.toString(source.analysed().tables().limits().size())),
        new Column<>(
            "time (s)",
            "seconds for this project, reading and parsing counted over all threads",
            source -> StageTimes.seconds(total(source.analysed().report().timing()))));
  }

  private static Duration total(Timing timing) {
    return timing.read().plus(timing.parse()).plus(timing.analyse()).plus(timing.judge());
  }

  /// One row for each call whose target is known.
  static EvaluationTable calls() {
    return EvaluationTable.csv(
        "calls.csv",
        "Every call whose target is known (`--output-calls`).",
        List.of(
            new Column<Item<ResolvedCall>>("subject", "the project, as given", Item::project),
            item("callee", "the dotted name of what is called", ResolvedCall::callee),
            item("expr", "the call as written, on one line", ResolvedCall::expression),
            item("caller", "the dotted name of what calls", ResolvedCall::caller),
            item("file", "the file of the call", ResolvedCall::file),
            item("line", "its line", call -> Integer.toString(call.line()))),
        source ->
            source.analysed().tables().resolvedCalls().stream()
                .map(call -> new Item<>(source.project(), call)));
  }

  /// One row for each function that a ceiling kept from being analysed whole.
  static EvaluationTable depthLimited() {
    return EvaluationTable.csv(
        "depth_limited.csv",
        "Functions and modules where a ceiling of the analysis left something open.",
        List.of(
            new Column<Item<DepthLimit>>("subject", "the project, as given", Item::project),
            item("method", "its dotted name", DepthLimit::method),
            item("value number", "blank: Graphlift has no such numbers", _ -> ""),
            item("call string length", "blank: Graphlift has no such lengths", _ -> ""),
            item("file", "its file", DepthLimit::file),
            item("line", "its line", limit -> Integer.toString(limit.line())),
            item("ceiling", "which ceiling", DepthLimit::what)),
        source ->
            source.analysed().tables().limits().stream()
                .map(limit -> new Item<>(source.project(), limit)));
  }

  /// Something of a project.
  private record Item<T>(String project, T item) {}

  private static <T> Column<Item<T>> item(String name, String meaning, Function<T, String> cell) {
    return new Column<>(name, meaning, item -> cell.apply(item.item()));
  }
}
