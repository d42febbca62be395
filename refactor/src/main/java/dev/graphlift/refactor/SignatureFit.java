package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.Received;
import dev.graphlift.analysis.facts.Structure;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.ParameterKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the framework takes an inferred signature for a function, and every call seen with it.
///
/// It refuses ragged tensors that count in another type than the usual one, binds entries to
/// positional parameters from the first on, leaves out a receiver only by its usual name, refuses
/// keyword-only parameters without defaults, converts defaults, and takes neither `None` for a
/// tensor nor a list for a tuple.
final class SignatureFit {
  private static final String RECEIVER = "self";

  /// Element types that a specification can have.
  private static final Set<String> NO_DTYPES = Set.of("object", "unknown");

  private final FunctionFacts facts;
  private final InputSignature.Inferred signature;

  private SignatureFit(FunctionFacts facts, InputSignature.Inferred signature) {
    this.facts = facts;
    this.signature = signature;
  }

  /// The signature that a function can have, if the reference tool infers it.
  static Optional<InputSignature.Inferred> of(Subject subject) {
    return subject.facts().signature().orElse(null) instanceof InputSignature.Inferred signature
        ? fitting(subject, signature)
        : Optional.empty();
  }

  private static Optional<InputSignature.Inferred> fitting(
      Subject subject, InputSignature.Inferred signature) {
    boolean mayCountOtherwise =
        signature.entries().stream().anyMatch(SignatureFit::isRagged)
            && RaggedPartitions.in(subject.spellings().project()) == RaggedPartitions.ANY;
    return !mayCountOtherwise
            && signature.openAxes().isEmpty()
            && !signature.entries().isEmpty()
            && new SignatureFit(subject.facts(), signature).fits()
        ? Optional.of(signature)
        : Optional.empty();
  }

  /// The signature that a function can have, unless it asks for an extent that the signature leaves
  /// open: it would get `None`. Without a rank nothing would be left of what a trace knows of
  /// shapes, so that layers could not be built in it and `x.shape.rank` were `None`.
  static Optional<InputSignature.Inferred> ofIndifferent(Subject subject) {
    return subject
        .facts()
        .signature()
        .flatMap(InputSignature::best)
        .flatMap(found -> fitting(subject, found))
        .filter(signature -> signature.extentReads().isEmpty())
        .filter(signature -> signature.entries().stream().allMatch(SignatureFit::hasRank));
  }

  private static boolean hasRank(Entry entry) {
    boolean isKnown =
        !(entry instanceof Entry.Tensor(var _, var _, var shape)) || shape.isPresent();
    return isKnown && entry.parts().stream().allMatch(SignatureFit::hasRank);
  }

  private static boolean isRagged(Entry entry) {
    return (entry instanceof Entry.Tensor(var kind, var _, var _)
            && kind == InputSignature.Kind.RAGGED)
        || entry.parts().stream().anyMatch(SignatureFit::isRagged);
  }

  private boolean fits() {
    List<Parameter> declared = facts.unit().def().parameters().all();
    boolean hasRest =
        declared.stream()
            .map(Parameter::kind)
            .anyMatch(kind -> kind == ParameterKind.REST || kind == ParameterKind.KEYWORD_REST);
    return !hasRest
        && hasUsualReceiver()
        && declared.stream().allMatch(SignatureFit::hasDefaultWhereNeeded)
        && entriesFit();
  }

  private static boolean hasDefaultWhereNeeded(Parameter parameter) {
    return parameter.kind() != ParameterKind.KEYWORD_ONLY || parameter.defaultValue().isPresent();
  }

  private boolean hasUsualReceiver() {
    FunctionUnit unit = facts.unit();
    boolean isStatic =
        unit.def().decorators().stream()
            .anyMatch(decorator ->
                decorator instanceof Expression.Name name && name.name().equals("staticmethod"));
    boolean takesReceiver = unit.enclosingClass().isPresent() && !isStatic;
    return takesReceiver == facts.isMethod() && (facts.isMethod() || !startsWithReceiver(unit));
  }

  private static boolean startsWithReceiver(FunctionUnit unit) {
    return unit.def().parameters().positional().stream()
        .findFirst()
        .filter(first -> first.name().equals(RECEIVER))
        .isPresent();
  }

  private boolean entriesFit() {
    for (int i = 0; i < signature.entries().size(); i++) {
      ParameterFacts parameter = facts.parameters().get(i);
      boolean fits =
          parameter.passing() == ParameterFacts.Passing.POSITIONAL
              && hasNoDefault(parameter)
              && isAlwaysTensor(parameter, signature.entries().get(i))
              && canBeWritten(signature.entries().get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean hasNoDefault(ParameterFacts parameter) {
    return facts.unit().def().parameters().all().stream()
        .filter(each -> each.name().equals(parameter.name()))
        .allMatch(each -> each.defaultValue().isEmpty());
  }

  /// A call that passes no tensor passes something the signature refuses; a variable becomes a
  /// tensor, to which nothing can be assigned.
  private static boolean isAlwaysTensor(ParameterFacts parameter, Entry entry) {
    boolean isTensor = entry instanceof Entry.Tensor;
    return parameter.received().stream()
        .filter(received -> received.guard() == Received.Guard.NONE)
        .allMatch(received ->
            isTensor
                ? !received.tensors().isEmpty()
                    && received.others().isEmpty()
                    && received.tensors().stream()
                        .noneMatch(type -> type.role() == TensorType.Role.VARIABLE)
                : received.tensors().isEmpty()
                    && !received.others().isEmpty()
                    && received.others().stream().allMatch(Structure::isKnown));
  }

  private static boolean canBeWritten(Entry entry) {
    boolean isPlain =
        switch (entry) {
          case Entry.Tensor(var kind, var dtype, var shape) ->
              !NO_DTYPES.contains(dtype)
                  && (shape.isPresent() || kind == InputSignature.Kind.DENSE);
          case Entry.Sequence(var form, var _) -> form != Received.Form.EITHER;
          case Entry.Mapping _, Entry.Named _ -> true;
        };
    return isPlain && entry.parts().stream().allMatch(SignatureFit::canBeWritten);
  }
}
