package dev.graphlift.cli;

import dev.graphlift.workspace.FunctionDetails;
import dev.graphlift.workspace.FunctionDetails.Blocker;
import dev.graphlift.workspace.FunctionDetails.Parameter;
import dev.graphlift.workspace.FunctionDetails.Specification;
import dev.graphlift.workspace.FunctionReport.Dimension;
import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.FunctionReport.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/// The tables of the reference tool with rows about parameters and input signatures, in its
/// columns.
final class ParameterTables {
  private static final String PARAMETER = "its place among the parameters, from 0, `self` counted";

  private ParameterTables() {}

  static List<EvaluationTable> all() {
    return List.of(blocked(), specifications(), absences(), parameters(), dimensions());
  }

  private static <T> Column<FunctionRow<T>> index(ToIntFunction<T> index) {
    return new Column<>(
        "param index", PARAMETER, row -> Integer.toString(index.applyAsInt(row.item())));
  }

  private static EvaluationTable blocked() {
    return EvaluationTable.csv(
        "blocked_parameters.csv",
        "Parameters that let a function have no input signature.",
        Column.joined(
            List.of(
                FunctionRow.<Blocker>identity(),
                List.of(
                    index(Blocker::index),
                    new Column<>("param name", "its name", row -> row.item().parameter()),
                    new Column<>("absence reason", "why", row -> row.item().reason())))),
        source -> FunctionRow.items(source, FunctionDetails::blockers));
  }

  private static EvaluationTable specifications() {
    return EvaluationTable.csv(
        "tensor_specs.csv",
        "The tensors that input signatures ask for.",
        Column.joined(
            List.of(
                FunctionRow.<Specification>identity(),
                List.of(
                    index(Specification::index),
                    new Column<>(
                        "source",
                        "`inferred` from calls, or `supplied` by the decorator",
                        row -> row.item().source().name().toLowerCase(Locale.ROOT)),
                    new Column<>(
                        "dtype", "its element type", row -> TypeText.dtype(row.item().dtype())),
                    new Column<>("shape", "its shape as Python", row -> row.item().shape())))),
        source -> FunctionRow.items(source, FunctionDetails::specifications));
  }

  /// Why a function has no input signature that could be compared.
  private record Absence(OptionalInt index, String source, String reason) {}

  private static EvaluationTable absences() {
    return EvaluationTable.csv(
        "signature_absences.csv",
        "Input signatures of candidates that are not there or not read.",
        Column.joined(
            List.of(
                FunctionRow.<Absence>identity(),
                List.of(
                    new Column<>(
                        "param index",
                        PARAMETER + "; blank where the function as a whole is meant",
                        row ->
                            row.item().index().isPresent()
                                ? Integer.toString(row.item().index().getAsInt())
                                : ""),
                    new Column<>(
                        "source",
                        "`absent` for one that was not inferred, `supplied` for one of the decorator"
                            + " that is not read",
                        row -> row.item().source()),
                    new Column<>("absence reason", "why", row -> row.item().reason())))),
        source -> FunctionRow.items(source, ParameterTables::absences));
  }

  private static List<Absence> absences(FunctionDetails function) {
    if (!function.isCandidate()) {
      return List.of();
    }
    List<Absence> absences = new ArrayList<>();
    Optional<Signature> inferred = function.report().inputSignature();
    if (inferred.isEmpty()) {
      absences.add(new Absence(OptionalInt.empty(), "absent", "NOT_ATTEMPTED"));
    } else if (inferred.get() instanceof Signature.Absent(var reason)) {
      if (function.blockers().isEmpty()) {
        absences.add(new Absence(OptionalInt.empty(), "absent", reason));
      }
      for (Blocker blocker : function.blockers()) {
        absences.add(new Absence(OptionalInt.of(blocker.index()), "absent", blocker.reason()));
      }
    }
    if (function.supplied().orElse(null) instanceof Signature.Absent(var reason)) {
      absences.add(new Absence(OptionalInt.empty(), "supplied", reason));
    }
    return absences;
  }

  private static EvaluationTable parameters() {
    List<Column<FunctionRow<Parameter>>> own =
        List.of(
            index(Parameter::index),
            new Column<>("param name", "its name", row -> row.item().report().name()),
            new Column<>(
                "is tensor",
                "whether it receives tensors; blank where it is not known",
                row -> FunctionTables.truth(row.item().report().tensor())),
            new Column<>(
                "is container",
                "whether it receives containers of tensors; blank where it is not known",
                row -> FunctionTables.truth(row.item().report().container())),
            new Column<>(
                "tensor types",
                "the types it receives, as in `FLOAT32[Constant,2; Dynamic] | INT32[scalar]`",
                row -> TypeText.of(row.item().report().tensorTypes())),
            new Column<>(
                "container element types",
                "the same for each position of the lists and tuples it receives, as in"
                    + " `0: …; 1: …`",
                row -> TypeText.elements(row.item().elements())));
    return EvaluationTable.csv(
        "parameters.csv",
        "Every parameter but `self` and those that take the rest.",
        Column.joined(List.of(FunctionRow.identity(), own)),
        source -> FunctionRow.items(source, FunctionDetails::parameters));
  }

  /// One extent of one type that a parameter receives.
  ///
  /// @param position the place in a container
  /// @param ordinal which of the types
  /// @param index which extent; empty for a shape that has none
  private record Extent(
      Parameter parameter,
      OptionalInt position,
      int ordinal,
      TensorType type,
      OptionalInt index,
      String kind) {}

  private static EvaluationTable dimensions() {
    List<Column<FunctionRow<Extent>>> own =
        List.of(
            index(extent -> extent.parameter().index()),
            new Column<>("param name", "its name", row -> row.item().parameter().report().name()),
            new Column<>(
                "is container",
                "whether it receives containers of tensors",
                row -> FunctionTables.truth(row.item().parameter().report().container())),
            new Column<>(
                "container position",
                "the place in the container; blank for what is no element",
                row -> text(row.item().position())),
            new Column<>(
                "type ordinal",
                "which of the types it receives, from 0",
                row -> Integer.toString(row.item().ordinal())),
            new Column<>(
                "rank",
                "how many extents the shape has; blank where it is not known",
                row -> row.item().type().shape().map(s -> "" + s.size()).orElse("")),
            new Column<>(
                "dim index",
                "which extent, from 0; blank for a shape without",
                row -> text(row.item().index())),
            new Column<>(
                "dim class",
                "`Constant,n`, `Dynamic` (None at run time), `Unresolved` (fixed, not computed),"
                    + " `Ragged`, `scalar` for a shape without extents, `TOP` for one of unknown rank",
                row -> row.item().kind()),
            new Column<>(
                "dtype", "the element type", row -> TypeText.dtype(row.item().type().dtype())),
            new Column<>(
                "dtype top",
                "whether the element type is not known",
                row -> "" + row.item().type().dtype().equals("unknown")));
    return EvaluationTable.csv(
        "parameter_dimensions.csv",
        "Every extent of every type that parameters receive.",
        Column.joined(List.of(FunctionRow.identity(), own)),
        source -> FunctionRow.items(source, ParameterTables::extents));
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static List<Extent> extents(FunctionDetails function) {
    List<Extent> all = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      add(parameter, OptionalInt.empty(), parameter.report().tensorTypes(), all);
      for (int i = 0; i < parameter.elements().size(); i++) {
        add(parameter, OptionalInt.of(i), parameter.elements().get(i), all);
      }
    }
    return all;
  }

  private static void add(
      Parameter parameter, OptionalInt position, List<TensorType> types, List<Extent> all) {
    for (int ordinal = 0; ordinal < types.size(); ordinal++) {
      TensorType type = types.get(ordinal);
      List<Dimension> shape = type.shape().orElse(List.of());
      if (shape.isEmpty()) {
        String kind = type.shape().isPresent() ? TypeText.SCALAR : TypeText.TOP;
        all.add(new Extent(parameter, position, ordinal, type, OptionalInt.empty(), kind));
      }
      for (int i = 0; i < shape.size(); i++) {
        String kind = TypeText.of(shape.get(i));
        all.add(new Extent(parameter, position, ordinal, type, OptionalInt.of(i), kind));
      }
    }
  }
}
