package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds tests that come out otherwise for what tracing puts in the place of an argument: an array
/// becomes a tensor, and a tensor with a value becomes one without.
final class ArrayTests {
  private static final String ARRAY = "numpy.ndarray";
  private static final String TENSOR = "tensorflow.Tensor";

  /// Classes of Python that scalars of NumPy are instances of.
  private static final Set<String> NUMBERS =
      Set.of(
          "float",
          "complex",
          "str",
          "numbers.Number",
          "numbers.Complex",
          "numbers.Real",
          "numbers.Integral");

  private static final String CONVERSION = "tensorflow.convert_to_tensor";

  private final TracedCode code;
  private final List<Activation> eager;

  /// @param eager the same code as it runs eagerly, where the code is seen with traced arguments
  ArrayTests(TracedCode code, List<Activation> eager) {
    this.code = code;
    this.eager = eager;
  }

  /// What a test asks of one value.
  ///
  /// @param splits whether it tells arrays from tensors
  /// @param splitsScalars whether it tells scalars of NumPy from tensors
  /// @param needsValue whether it tells tensors with values from those without
  private record Test(
      Expression subject, boolean splits, boolean splitsScalars, boolean needsValue) {}

  /// The tests in a statement, without those in the statements inside it.
  List<Effect> of(Statement statement) {
    List<Effect> found = new ArrayList<>();
    if (!(statement instanceof Statement.Definition) && !convertsAsTracing(statement)) {
      Nodes.forEachChild(statement, child -> visit(child, found));
    }
    return found;
  }

  /// Whether a branch only makes a tensor of what is none yet, as tracing does with an array.
  private boolean convertsAsTracing(Statement statement) {
    return statement instanceof Statement.If branch
        && branch.orElse().isEmpty()
        && branch.body().size() == 1
        && branch.body().getFirst() instanceof Statement.Assign assign
        && assign.targets().size() == 1
        && assign.targets().getFirst() instanceof Expression.Name target
        && assign.value() instanceof Expression.Call call
        && call.arguments().size() == 1
        && subject(call) instanceof Expression.Name converted
        && converted.name().equals(target.name())
        && code.value(call.function())
            .only()
            .filter(new Atom.Library(CONVERSION)::equals)
            .isPresent();
  }

  private void visit(Node node, List<Effect> found) {
    if (node instanceof Statement || node instanceof Expression.Lambda) {
      return;
    }
    test(node)
        .filter(this::comesOutOtherwise)
        .map(_ ->
            code.effect(Limit.ARRAY_TEST, node, "tests what tracing puts in an argument's place"))
        .ifPresent(found::add);
    Nodes.forEachChild(node, child -> visit(child, found));
  }

  private Optional<Test> test(Node node) {
    if (node instanceof Expression.Call call && !call.arguments().isEmpty()) {
      return test(call);
    }
    return node instanceof Expression.Comparison comparison
            && comparison.left() instanceof Expression.Call call
            && calls(call, "type")
        ? comparison.comparators().stream()
            .flatMap(types -> typeTest(call, code.value(types)).stream())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Test> test(Expression.Call call) {
    if (calls(call, "isinstance") && call.arguments().size() == 2) {
      return typeTest(call, code.value(call.arguments().get(1).value()));
    }
    if (calls(call, "hasattr") && call.arguments().size() == 2) {
      return attributeTest(call, call.arguments().get(1));
    }
    boolean tells =
        code.value(call.function()).stream()
            .anyMatch(callee ->
                callee instanceof Atom.Library(var name)
                    && code.library()
                        .find(name)
                        .filter(e -> e.behaviour().has(Trait.Effect.TELLS_TENSORS))
                        .isPresent());
    return tells ? Optional.of(new Test(subject(call), true, false, false)) : Optional.empty();
  }

  private static boolean calls(Expression.Call call, String builtin) {
    return call.function() instanceof Expression.Name name
        && name.name().equals(builtin)
        && !call.arguments().isEmpty();
  }

  private static Expression subject(Expression.Call call) {
    return call.arguments().getFirst().value();
  }

  private Optional<Test> typeTest(Expression.Call call, Value types) {
    boolean splits = false;
    boolean splitsScalars = false;
    boolean needsValue = false;
    for (Atom type : flat(types).toList()) {
      if (type instanceof Atom.Library(var name)) {
        splits |= name.startsWith("numpy.") || TensorClasses.contains(name);
        splitsScalars |= NUMBERS.contains(name);
        needsValue |= name.endsWith(".EagerTensor");
      }
    }
    return splits || splitsScalars || needsValue
        ? Optional.of(new Test(subject(call), splits, splitsScalars, needsValue))
        : Optional.empty();
  }

  private static Stream<Atom> flat(Value types) {
    return types.stream()
        .flatMap(type ->
            type instanceof Atom.Tuple(var items)
                ? items.stream().flatMap(ArrayTests::flat)
                : Stream.of(type));
  }

  private Optional<Test> attributeTest(Expression.Call call, Argument attribute) {
    if (!(attribute.value()
        instanceof Expression.Constant(var _, var _, Literal.StringLiteral(var name)))) {
      return Optional.empty();
    }
    boolean ofArrays = code.library().member(ARRAY, name).isPresent();
    boolean ofTensors = code.library().member(TENSOR, name).isPresent();
    boolean needsValue =
        code.library()
            .member(TENSOR, name)
            .filter(member -> member.behaviour().has(Trait.Effect.EAGER_ONLY))
            .isPresent();
    return Optional.of(new Test(subject(call), ofArrays != ofTensors, false, needsValue));
  }

  private boolean comesOutOtherwise(Test test) {
    boolean isTensor = code.value(test.subject()).stream().anyMatch(TracedCode::isTensor);
    return isTensor
        && (test.needsValue()
            || (test.splits() && isEagerly(test, _ -> true))
            || (test.splitsScalars() && isEagerly(test, ArrayTests::isScalar)));
  }

  /// Whether the subject may be an array of some kind where the code runs eagerly.
  private boolean isEagerly(Test test, Predicate<TensorType> kind) {
    return eager.stream()
        .flatMap(each -> code.seen().value(each, test.subject()).stream())
        .anyMatch(atom ->
            atom instanceof Atom.Tensor(var type, var _)
                && type.origin() == TensorType.Origin.NUMPY
                && kind.test(type));
  }

  private static boolean isScalar(TensorType type) {
    return type.shape().filter(List::isEmpty).isPresent();
  }
}
