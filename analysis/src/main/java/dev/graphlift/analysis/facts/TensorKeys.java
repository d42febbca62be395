package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds tensors that tell Python which or how many elements it shall take of what it keeps, and
/// tensors whose elements are taken as only arrays allow.
final class TensorKeys {
  private static final Set<String> NUMBERS = Set.of("int", "float");

  private final TracedCode code;

  TensorKeys(TracedCode code) {
    this.code = code;
  }

  /// What an expression itself does of this kind.
  Optional<Effect> at(Node node) {
    if (node instanceof Expression.Subscript lookup) {
      return isByTensor(lookup)
          ? found(lookup, "looks up what Python keeps by a tensor")
          : takesByArray(lookup)
              ? found(lookup, "takes elements of a tensor by a list or an array")
              : Optional.empty();
    }
    return node instanceof Expression.BinaryOperation repetition && repeats(repetition)
        ? found(repetition, "repeats a list as often as a tensor says")
        : Optional.empty();
  }

  private Optional<Effect> found(Node at, String description) {
    return Optional.of(code.effect(Limit.KEY, at, description));
  }

  /// Whether an element of something that Python keeps is asked for by a tensor.
  private boolean isByTensor(Expression.Subscript lookup) {
    List<Expression> keys =
        lookup.index() instanceof Expression.Slice slice
            ? Stream.of(slice.lower(), slice.upper(), slice.step())
                .flatMap(Optional::stream)
                .toList()
            : List.of(lookup.index());
    Value kept = code.value(lookup.value());
    return keys.stream().anyMatch(this::becomesTensor)
        && !kept.atoms().isEmpty()
        && kept.stream().allMatch(atom -> isKeptByPython(atom, lookup.value()));
  }

  /// Whether elements of a tensor are asked for as only arrays allow.
  private boolean takesByArray(Expression.Subscript lookup) {
    List<Expression> keys =
        lookup.index() instanceof Expression.TupleDisplay(var _, var _, var several)
            ? several
            : List.of(lookup.index());
    return code.isTensor(lookup.value())
        && keys.stream().anyMatch(key -> code.value(key).stream().anyMatch(TensorKeys::isSeveral));
  }

  private static boolean isSeveral(Atom key) {
    boolean isVector =
        key instanceof Atom.Tensor(var type, var _)
            && type.shape().filter(shape -> !shape.isEmpty()).isPresent()
            && type.dtype().filter(dtype -> dtype.contains("int")).isPresent();
    return isVector
        || (key instanceof ContainerObject list && list.kind() == ContainerObject.Kind.LIST);
  }

  /// Whether a list or tuple is repeated, by a number that is a tensor while tracing.
  private boolean repeats(Expression.BinaryOperation operation) {
    return operation.operator() == BinaryOperator.MULTIPLY
        && ((isSequence(operation.left()) && code.isTensor(operation.right()))
            || (isSequence(operation.right()) && code.isTensor(operation.left())));
  }

  private static boolean isSequence(Expression expression) {
    return expression instanceof Expression.ListDisplay
        || expression instanceof Expression.TupleDisplay;
  }

  /// Whether an expression is a tensor, or a number that tracing makes one of, as in `int(x)`.
  private boolean becomesTensor(Expression expression) {
    return code.isTensor(expression)
        || (expression instanceof Expression.Call call
            && call.function() instanceof Expression.Name(var _, var _, var name)
            && NUMBERS.contains(name)
            && call.arguments().size() == 1
            && code.isTensor(call.arguments().getFirst().value()));
  }

  private boolean isKeptByPython(Atom atom, Expression at) {
    boolean isArray =
        atom instanceof Atom.Tensor(var type, var _)
            && type.origin() == TensorType.Origin.NUMPY
            && code.isFromOutside(at);
    return isArray
        || atom instanceof ContainerObject
        || atom instanceof Atom.Tuple
        || (atom instanceof Atom.Stream(var kind, var _, var _)
            && (kind == Atom.StreamKind.TUPLE || kind == Atom.StreamKind.RANGE));
  }
}
