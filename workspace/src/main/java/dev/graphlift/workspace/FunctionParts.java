package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.names.DecoratorText;
import dev.graphlift.analysis.names.Hybridization;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.source.Position;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a function's report that do not depend on who decides.
final class FunctionParts {
  /// The facts of `functions.jsonl` in its order.
  private static final List<String> FACTS =
      List.of(
          "tensor_parameter",
          "primitive_parameter",
          "python_side_effects",
          "recursive",
          "tensor_computation",
          "eager_only_calls",
          "numpy_on_parameters",
          "invalid_name_arguments",
          "unresolved_statically_read_axes",
          "stale_variable_reads",
          "tensor_parameter_iteration",
          "covered_callers",
          "conflicting_dtype_coercions",
          "keras_symbolic_arguments");

  private static final int MOST_EVIDENCE = 5;

  private final Spans spans;
  private final FunctionFacts facts;

  FunctionParts(Spans spans, FunctionFacts facts) {
    this.spans = spans;
    this.facts = facts;
  }

  int line() {
    return spans.text(facts.unit().file()).lines().line(facts.unit().def().range().start());
  }

  Position name() {
    return spans.text(facts.unit().file()).lines().position(facts.place().range().start());
  }

  /// All facts, those not among the known ones unknown.
  static Map<String, Truth> facts(Map<String, Truth> known) {
    Map<String, Truth> all = new LinkedHashMap<>();
    FACTS.forEach(name -> all.put(name, known.getOrDefault(name, Truth.UNKNOWN)));
    return all;
  }

  static Truth truth(Answer<?> answer) {
    return switch (answer) {
      case Answer.Yes<?> _ -> Truth.TRUE;
      case Answer.No<?> _ -> Truth.FALSE;
      case Answer.Unknown<?> _ -> Truth.UNKNOWN;
    };
  }

  Optional<FunctionReport.Decorator> decorator() {
    return facts.hybridness().decorator().map(this::decorator);
  }

  private FunctionReport.Decorator decorator(Hybridization way) {
    Node written = facts.node(way.nodeId());
    String text =
        written instanceof Expression expression
            ? DecoratorText.of(facts.parsed(), expression)
            : spans.text(way.file()).slice(written.range());
    return new FunctionReport.Decorator(text, way.parameters().stream().sorted().toList());
  }

  List<FunctionReport.Parameter> parameters() {
    return facts.parameters().stream().map(FunctionParts::parameter).toList();
  }

  private static FunctionReport.Parameter parameter(ParameterFacts parameter) {
    return new FunctionReport.Parameter(
        parameter.name(),
        parameter.hint().isPresent() ? Truth.TRUE : truth(parameter.tensor()),
        truth(parameter.container()),
        parameter.types().stream().map(FunctionParts::type).distinct().toList(),
        truth(parameter.supplied()));
  }

  /// The input signature with the usual prefix, or why there is none.
  static FunctionReport.Signature signature(
      InputSignature signature, InputSignature.Notation notation) {
    return switch (signature) {
      case InputSignature.Inferred inferred ->
          new FunctionReport.Signature.Text(inferred.text("tf.", notation));
      case InputSignature.Absent(var reason, var _, var _) ->
          new FunctionReport.Signature.Absent(reason.name());
    };
  }

  static FunctionReport.TensorType type(TensorType type) {
    return new FunctionReport.TensorType(
        type.dtype().orElse("unknown"),
        type.shape().map(shape -> shape.stream().map(FunctionParts::dimension).toList()));
  }

  private static FunctionReport.Dimension dimension(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Fixed(var extent) -> new FunctionReport.Dimension.Fixed(extent);
      case Dimension.Dynamic() -> new FunctionReport.Dimension.Dynamic();
      case Dimension.Unresolved() -> new FunctionReport.Dimension.Unresolved();
      case Dimension.Ragged() -> new FunctionReport.Dimension.Ragged();
    };
  }

  /// The evidence for the facts that hold, the first pieces of each.
  List<FunctionReport.Evidence> evidence() {
    List<FunctionReport.Evidence> all = new ArrayList<>();
    for (ParameterFacts parameter : facts.parameters()) {
      add(all, "tensor_parameter", parameter.isTensor());
      add(all, "primitive_parameter", parameter.primitive());
    }
    facts.effects().stream()
        .filter(effect -> !effect.happensInTraces())
        .limit(MOST_EVIDENCE)
        .forEach(effect -> all.add(evidence("python_side_effects", effect.evidence())));
    add(all, "recursive", facts.recursion());
    return all;
  }

  private void add(List<FunctionReport.Evidence> all, String fact, Answer<Evidence> answer) {
    if (answer instanceof Answer.Yes(var pieces)) {
      pieces.stream().limit(MOST_EVIDENCE).forEach(piece -> all.add(evidence(fact, piece)));
    }
  }

  FunctionReport.Evidence evidence(String fact, Evidence evidence) {
    return new FunctionReport.Evidence(
        fact, evidence.place().file(), spans.line(evidence.place()), evidence.message());
  }
}
