package dev.graphlift.cli;

import dev.graphlift.workspace.FunctionDetails;
import dev.graphlift.workspace.FunctionDetails.Severity;
import dev.graphlift.workspace.FunctionDetails.Status;
import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.Truth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The tables of the reference tool with rows about functions, in its columns; columns of ours
/// stand behind.
final class FunctionTables {
  private FunctionTables() {}

  static List<EvaluationTable> all() {
    return List.of(
        EvaluationTable.csv(
            "functions.csv",
            "Every function definition.",
            Column.joined(
                List.of(FunctionRow.identity(), place(), facts(), decorator(), decision())),
            FunctionRow::each),
        identityOnly(
            "candidate_functions.csv",
            "The candidates: functions that run as graphs or receive tensors.",
            _ -> true),
        EvaluationTable.csv(
            "transformations.csv",
            "What would be done to candidates.",
            Column.joined(
                List.of(
                    FunctionRow.<String>identity(),
                    List.of(
                        new Column<>("transformation", "what would be done", FunctionRow::item)))),
            source ->
                FunctionRow.items(
                    source,
                    function ->
                        function.isCandidate() ? function.report().transformations() : List.of())),
        identityOnly(
            "optimizable.csv",
            "Candidates that nothing stands in the way of.",
            FunctionDetails::isOptimizable),
        identityOnly(
            "nonoptimizable.csv",
            "Candidates with a failed precondition.",
            function -> !function.isOptimizable()),
        statuses(
            "failed_preconditions.csv",
            "What stands in the way of candidates.",
            FunctionTables::failures),
        statuses(
            "statuses.csv",
            "What was found out about each function on the way to the decision.",
            FunctionDetails::statuses),
        EvaluationTable.csv(
            "decorators.csv",
            "What decorates functions.",
            Column.joined(
                List.of(
                    FunctionRow.<String>identity(),
                    List.of(
                        new Column<>("decorator", "as written after its `@`", FunctionRow::item)))),
            source -> FunctionRow.items(source, FunctionDetails::decorators)));
  }

  /// The failures of candidates.
  static List<Status> failures(FunctionDetails function) {
    return function.isCandidate()
        ? function.statuses().stream()
            .filter(status -> status.severity() == Severity.ERROR)
            .toList()
        : List.of();
  }

  private static EvaluationTable identityOnly(
      String file, String about, Predicate<FunctionDetails> wanted) {
    return EvaluationTable.csv(
        file,
        about,
        FunctionRow.<FunctionDetails>identity(),
        source ->
            FunctionRow.each(source)
                .filter(row -> row.item().isCandidate() && wanted.test(row.item())));
  }

  private static EvaluationTable statuses(
      String file, String about, Function<FunctionDetails, List<Status>> which) {
    List<Column<FunctionRow<Status>>> own =
        List.of(
            new Column<>(
                "refactoring",
                "what the function is looked at for",
                row -> row.function().refactoring()),
            new Column<>(
                "severity",
                "0 OK, 1 INFO, 2 WARNING, 3 ERROR, 4 FATAL",
                row -> Integer.toString(row.item().severity().number())),
            new Column<>(
                "code",
                "a number; those of failures (severity 3) and of remarks (severity 1) are apart,"
                    + " -1 for a remark without one, blank for a failure of Graphlift's own rules",
                row -> code(row.item())),
            new Column<>("message", "the same in words", row -> row.item().message()),
            new Column<>("failure", "the failure's name", row -> row.item().name().orElse("")));
    return EvaluationTable.csv(
        file,
        about,
        Column.joined(List.of(FunctionRow.identity(), own)),
        source -> FunctionRow.items(source, which));
  }

  private static String code(Status status) {
    if (status.code().isPresent()) {
      return Integer.toString(status.code().getAsInt());
    }
    return status.name().isPresent() || status.severity() == Severity.ERROR ? "" : "-1";
  }

  private static List<Column<FunctionRow<FunctionDetails>>> place() {
    return List.of(
        column("method reference", "its dotted name from its module on", FunctionTables::dotted),
        column(
            "type reference",
            "the dotted name of the class whose body it stands in",
            f -> f.owner().map(owner -> f.module() + "." + owner).orElse("")),
        column(
            "method",
            "whether its first parameter is spelled `self`",
            f ->
                switch (f.receiver()) {
                  case SELF -> "true";
                  case NONE -> "false";
                }),
        column(
            "parameters",
            "how many positional parameters it has, `self` counted",
            f -> Integer.toString(f.positional())));
  }

  private static String dotted(FunctionDetails function) {
    return function.module() + "." + function.report().name();
  }

  private static List<Column<FunctionRow<FunctionDetails>>> facts() {
    return List.of(
        fact("tensor parameter", "tensor_parameter"),
        fact("primitive parameter", "primitive_parameter"),
        column("hybrid", "whether it runs as a graph", f -> "" + f.report().hybrid()),
        fact("side-effects", "python_side_effects"),
        fact("recursive", "recursive"),
        fact("tensor computation", "tensor_computation"),
        fact("eager-only calls", "eager_only_calls"),
        fact("numpy calls on parameters", "numpy_on_parameters"),
        fact("invalid name arguments", "invalid_name_arguments"),
        fact("unresolved statically-read axes", "unresolved_statically_read_axes"),
        fact("stale variable reads", "stale_variable_reads"),
        fact("tensor parameter iteration", "tensor_parameter_iteration"),
        fact("keras symbolic arguments", "keras_symbolic_arguments"),
        fact("caller covered", "covered_callers"));
  }

  private static List<Column<FunctionRow<FunctionDetails>>> decorator() {
    return List.of(
        argument("autograph"),
        argument("experimental_autograph_options"),
        argument("experimental_follow_type_hints"),
        argument("experimental_implements"),
        argument("func"),
        argument("input_signature"),
        column(
            "supplied input_signature",
            "the one its graph decorator has, where it is written out",
            f -> text(f.supplied())),
        argument("jit_compile"),
        argument("reduce_retracing"),
        column(
            "inferred input_signature",
            "the one its calls would need (`--infer-signatures`)",
            f -> text(f.report().inputSignature())),
        column(
            "input_signature relation",
            "how the supplied one compares with the inferred one",
            f -> f.relation().orElse("")),
        column(
            "input_signature absence reason",
            "why none could be inferred",
            f -> absence(f.report().inputSignature())));
  }

  private static List<Column<FunctionRow<FunctionDetails>>> decision() {
    return List.of(
        column("refactoring", "what it is looked at for", FunctionDetails::refactoring),
        column("passing precondition", "`P1` … `P6`", f -> f.report().precondition().orElse("")),
        column(
            "status",
            "the highest severity in `statuses.csv`",
            f -> Integer.toString(f.severity().number())),
        fact("conflicting dtype coercions", "conflicting_dtype_coercions"),
        column(
            "transformations",
            "what would be done, separated by spaces",
            f -> String.join(" ", f.report().transformations())),
        column(
            "failures",
            "what stands in the way, separated by spaces",
            f -> String.join(" ", f.report().failures())));
  }

  private static Column<FunctionRow<FunctionDetails>> fact(String name, String fact) {
    return column(
        name,
        "`%s` of functions.jsonl; blank where it is not known".formatted(fact),
        f -> truth(f.report().facts().getOrDefault(fact, Truth.UNKNOWN)));
  }

  static String truth(Truth truth) {
    return switch (truth) {
      case TRUE -> "true";
      case FALSE -> "false";
      case UNKNOWN -> "";
    };
  }

  private static Column<FunctionRow<FunctionDetails>> argument(String name) {
    return column(
        name,
        "whether its graph decorator sets this argument; blank without such a decorator",
        f ->
            f.report()
                .decorator()
                .map(decorator -> "" + decorator.parameters().contains(name))
                .orElse(""));
  }

  private static Column<FunctionRow<FunctionDetails>> column(
      String name, String meaning, Function<FunctionDetails, String> cell) {
    return new Column<>(name, meaning, row -> cell.apply(row.item()));
  }

  private static String text(Optional<Signature> signature) {
    return signature.orElse(null) instanceof Signature.Text(var text) ? text : "";
  }

  private static String absence(Optional<Signature> signature) {
    return signature.orElse(null) instanceof Signature.Absent(var reason) ? reason : "";
  }
}
