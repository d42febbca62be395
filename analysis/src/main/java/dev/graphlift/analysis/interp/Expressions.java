package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Evaluates expressions.
final class Expressions {
  private static final String OPERATOR = "tensorflow.Tensor.__add__";
  private static final String SUBSCRIPT = "tensorflow.Tensor.__getitem__";

  /// The longest list whose items are told apart though a comprehension makes them.
  private static final long MOST_ITEMS = 16;

  private final Interpreter interpreter;

  Expressions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value eval(Frame frame, Expression expression) {
    Value value = value(frame, expression);
    interpreter.engine().spend(frame.activation(), value);
    interpreter.observer().sees(frame.activation(), frame.file(), expression, value);
    return value;
  }

  private Value value(Frame frame, Expression expression) {
    return switch (expression) {
      case Expression.Name e -> interpreter.names().read(frame, e, e.name());
      case Expression.Constant e -> Values.literal(e.value());
      case Expression.Attribute e -> {
        Value object = eval(frame, e.value());
        Optional<Value> last = interpreter.lastStores().find(frame, e);
        yield last.isPresent()
            ? last.get()
            : interpreter.attributes().read(frame, e, object, e.name().text());
      }
      case Expression.Subscript e -> {
        Value object = eval(frame, e.value());
        Optional<Value> last = interpreter.lastStores().find(frame, e);
        yield last.isPresent()
            ? last.get()
            : computed(frame, e, interpreter.subscripts().read(frame, e, object, e.index()));
      }
      case Expression.Slice e -> {
        evalAll(frame, e.lower(), e.upper(), e.step());
        yield Value.of(new Atom.Library("slice"));
      }
      case Expression.Starred e -> eval(frame, e.value());
      case Expression.Call e -> interpreter.calls().eval(frame, e);
      case Expression.BooleanOperation e -> interpreter.operators().bool(frame, e);
      case Expression.BinaryOperation e ->
          computed(
              frame,
              e,
              interpreter
                  .operators()
                  .binary(frame, e, eval(frame, e.left()), e.operator(), eval(frame, e.right())));
      case Expression.UnaryOperation e ->
          computed(
              frame,
              e,
              interpreter.operators().unary(frame, e, e.operator(), eval(frame, e.operand())));
      case Expression.Comparison e -> computed(frame, e, interpreter.operators().compare(frame, e));
      case Expression.Conditional e -> conditional(frame, e);
      case Expression.NamedExpression e -> {
        Value value = eval(frame, e.value());
        interpreter.targets().assign(frame, e.target(), value);
        yield value;
      }
      case Expression.Lambda e -> interpreter.definitions().lambda(frame, e);
      case Expression.TupleDisplay e -> tuple(frame, e);
      case Expression.ListDisplay e -> display(frame, e, ContainerObject.Kind.LIST, e.elements());
      case Expression.SetDisplay e -> display(frame, e, ContainerObject.Kind.SET, e.elements());
      case Expression.DictDisplay e -> dict(frame, e);
      case Expression.ListComprehension e ->
          collect(frame, e, ContainerObject.Kind.LIST, e.element(), e.clauses());
      case Expression.SetComprehension e ->
          collect(frame, e, ContainerObject.Kind.SET, e.element(), e.clauses());
      case Expression.DictComprehension e -> dictComprehension(frame, e);
      case Expression.GeneratorExpression e ->
          Values.stream(
              Atom.StreamKind.ITERATOR,
              comprehend(frame, e, e.element(), e.clauses()),
              frame.tooDeep(e));
      case Expression.Await e -> {
        Value awaited = interpreter.calls().awaited(frame, e, eval(frame, e.value()));
        frame.forgetPlaces();
        yield awaited;
      }
      case Expression.Yield e -> {
        Value value = e.value().map(v -> eval(frame, v)).orElse(Value.NONE);
        frame.activation().yielded().add(value);
        frame.forgetPlaces();
        yield interpreter.read(frame, interpreter.definitions().sent(frame));
      }
      case Expression.YieldFrom e -> {
        Value source = eval(frame, e.value());
        Value result = interpreter.calls().generatorResult(frame, e, source);
        frame.activation().yielded().add(interpreter.iteration().unstaged(frame, e, source));
        frame.forgetPlaces();
        yield result;
      }
      case Expression.FormattedString e -> {
        e.parts().forEach(part -> eval(frame, part));
        yield Values.some(Atom.ScalarKind.STRING);
      }
      case Expression.FormattedValue e -> {
        Value value = eval(frame, e.value());
        e.specification().ifPresent(s -> eval(frame, s));
        interpreter.protocols().formatted(frame, e, value, (char) Math.max(e.conversion(), 0));
        yield Values.some(Atom.ScalarKind.STRING);
      }
    };
  }

  /// Notes that an operation on tensors was carried out, if what it gave is one.
  private Value computed(Frame frame, Expression operation, Value value) {
    boolean isTensor =
        value.stream()
            .anyMatch(atom ->
                atom instanceof Atom.Tensor(var type, var _)
                    && type.origin() == TensorType.Origin.FRAMEWORK);
    if (isTensor) {
      String name = operation instanceof Expression.Subscript ? SUBSCRIPT : OPERATOR;
      frame.activation().addComputation(frame.site(operation), interpreter.library().cost(name));
    }
    return value;
  }

  @SafeVarargs
  private void evalAll(Frame frame, Optional<Expression>... parts) {
    for (Optional<Expression> part : parts) {
      part.ifPresent(e -> eval(frame, e));
    }
  }

  private Value conditional(Frame frame, Expression.Conditional e) {
    Truth.Outcome outcome = interpreter.truth().test(frame, e.test(), eval(frame, e.test()));
    Locals before = frame.locals().copy();
    interpreter.narrowing().assumeTrue(frame, e.test());
    Value body = eval(frame, e.body());
    Locals afterBody = frame.locals();
    frame.locals(before);
    interpreter.narrowing().assumeFalse(frame, e.test());
    Value orElse = eval(frame, e.orElse());
    // Narrowing holds inside the branches only.
    frame.locals(before.join(afterBody).join(frame.locals()));
    return switch (outcome) {
      case TRUE -> body;
      case FALSE -> orElse;
      case EITHER -> body.join(orElse);
    };
  }

  private Value tuple(Frame frame, Expression.TupleDisplay e) {
    List<Value> items = new ArrayList<>();
    Value spread = Value.BOTTOM;
    boolean exact = true;
    for (Expression element : e.elements()) {
      if (element instanceof Expression.Starred starred) {
        Value source = eval(frame, starred.value());
        Optional<List<Value>> known = interpreter.iteration().items(frame, source);
        known.ifPresent(items::addAll);
        exact &= known.isPresent();
        spread = spread.join(interpreter.iteration().unstaged(frame, starred, source));
      } else {
        items.add(eval(frame, element));
      }
    }
    if (exact) {
      return Values.tuple(items, frame.tooDeep(e));
    }
    for (Value item : items) {
      spread = spread.join(item);
    }
    return Values.stream(Atom.StreamKind.TUPLE, spread, frame.tooDeep(e));
  }

  private Value display(
      Frame frame, Node at, ContainerObject.Kind kind, List<Expression> elements) {
    ContainerObject made = interpreter.heap().container(frame.allocation(at), kind);
    boolean indexed = kind == ContainerObject.Kind.LIST;
    long index = 0;
    for (Expression element : elements) {
      if (element instanceof Expression.Starred starred) {
        Value source = eval(frame, starred.value());
        made.rest().add(interpreter.iteration().unstaged(frame, starred, source));
        indexed = false;
      } else if (indexed) {
        made.known(index++).add(eval(frame, element));
      } else {
        made.rest().add(eval(frame, element));
      }
    }
    return Value.of(made);
  }

  private Value dict(Frame frame, Expression.DictDisplay e) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(e), ContainerObject.Kind.DICT);
    Set<Object> certain = new HashSet<>();
    for (Expression.DictDisplay.Entry entry : e.entries()) {
      if (entry.key().isPresent()) {
        Value key = eval(frame, entry.key().get());
        interpreter.subscripts().put(made, key, eval(frame, entry.value()));
        key(key).ifPresent(certain::add);
      } else {
        interpreter
            .containerMethods()
            .update(frame, entry.value(), made, eval(frame, entry.value()));
      }
    }
    made.madeWith(certain);
    return Value.of(made);
  }

  private Value collect(
      Frame frame,
      Node at,
      ContainerObject.Kind kind,
      Expression element,
      List<Comprehension> clauses) {
    Value item = comprehend(frame, at, element, clauses);
    OptionalInt length =
        kind == ContainerObject.Kind.LIST && clauses.size() == 1
            ? length(frame, clauses.getFirst())
            : OptionalInt.empty();
    if (length.isPresent()) {
      return interpreter
          .definitions()
          .list(frame, at, Collections.nCopies(length.getAsInt(), item), Value.BOTTOM);
    }
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, kind.pythonName()), kind);
    made.rest().add(item);
    return Value.of(made);
  }

  /// How often a clause of a comprehension gives an item, where that is known and not often.
  private OptionalInt length(Frame frame, Comprehension clause) {
    if (!clause.conditions().isEmpty()) {
      return OptionalInt.empty();
    }
    return switch (clause.iterable()) {
      case Expression.Call call when isRange(frame, call) ->
          key(eval(frame, call.arguments().getFirst().value())).stream()
              .filter(Long.class::isInstance)
              .mapToLong(Long.class::cast)
              .filter(count -> count <= MOST_ITEMS)
              .mapToInt(count -> (int) Math.max(count, 0))
              .findFirst();
      case Expression.Name name ->
          // Of a list it would be the length that it has at the end.
          eval(frame, name).only().stream()
              .filter(Atom.Tuple.class::isInstance)
              .mapToInt(atom -> ((Atom.Tuple) atom).items().size())
              .filter(count -> count <= MOST_ITEMS)
              .findFirst();
      default -> OptionalInt.empty(); // evaluated again, other expressions might do more
    };
  }

  /// Whether it is `range(n)` of something that is evaluated without doing anything.
  private boolean isRange(Frame frame, Expression.Call call) {
    return call.arguments().size() == 1
        && call.arguments().getFirst().kind() == Argument.Kind.POSITIONAL
        && (call.arguments().getFirst().value() instanceof Expression.Constant
            || call.arguments().getFirst().value() instanceof Expression.Name)
        && call.function() instanceof Expression.Name name
        && eval(frame, name).only().equals(Optional.of(new Atom.Library("range")));
  }

  private Value comprehend(Frame frame, Node at, Expression element, List<Comprehension> clauses) {
    Frame inner = clauses(frame, at, clauses);
    return eval(inner, element);
  }

  private Value dictComprehension(Frame frame, Expression.DictComprehension e) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(e), ContainerObject.Kind.DICT);
    Frame inner = clauses(frame, e, e.clauses());
    Value key = eval(inner, e.key());
    made.restKeys().add(key);
    made.rest().add(eval(inner, e.value()));
    return Value.of(made);
  }

  private Frame clauses(Frame frame, Node at, List<Comprehension> clauses) {
    Frame inner = frame.inner(frame.file().scope(at), frame.environment());
    boolean first = true;
    for (Comprehension clause : clauses) {
      Value iterable = eval(first ? frame : inner, clause.iterable());
      first = false;
      Value element = interpreter.iteration().unstaged(frame, clause.iterable(), iterable);
      interpreter.targets().assign(inner, clause.target(), element);
      for (Expression condition : clause.conditions()) {
        interpreter.truth().test(inner, condition, eval(inner, condition));
        interpreter.narrowing().assumeTrue(inner, condition);
      }
    }
    return inner;
  }

  /// The literal constant an expression is, as a key of a container: [Long] or [String].
  static Optional<Object> key(Value value) {
    return value
        .only()
        .flatMap(atom ->
            atom instanceof Atom.Scalar(var kind, var constant) && constant.isPresent()
                ? keyOf(kind, constant.get())
                : Optional.empty());
  }

  private static Optional<Object> keyOf(Atom.ScalarKind kind, Object constant) {
    return switch (kind) {
      case INTEGER -> {
        BigInteger number = (BigInteger) constant;
        yield number.bitLength() < Long.SIZE ? Optional.of(number.longValue()) : Optional.empty();
      }
      case STRING -> Optional.of(constant);
      // `1`, `True` and `1.0` are one key; bytes are no text.
      case BOOLEAN, FLOAT, BYTES, NONE, COMPLEX, ELLIPSIS -> Optional.empty();
    };
  }

  static boolean isNoneLiteral(Expression expression) {
    return expression instanceof Expression.Constant constant
        && constant.value() instanceof Literal.NoneLiteral;
  }
}
