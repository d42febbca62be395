package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Atom.ScalarKind;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.BooleanOperator;
import dev.graphlift.syntax.ComparisonOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.UnaryOperator;
import java.util.List;
import java.util.function.Predicate;

/// What a test that came out true or false says of the local variables in it.
final class Narrowing {
  private final Interpreter interpreter;

  Narrowing(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void assumeTrue(Frame frame, Expression test) {
    switch (test) {
      case Expression.BooleanOperation e when e.operator() == BooleanOperator.AND ->
          e.operands().forEach(operand -> assumeTrue(frame, operand));
      case Expression.UnaryOperation e when e.operator() == UnaryOperator.NOT ->
          assumeFalse(frame, e.operand());
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ ->
          keep(frame, test, atom -> Truth.of(atom) != Truth.Outcome.FALSE);
      case Expression.NamedExpression e -> assumeTrue(frame, e.target());
      case Expression.Comparison e -> none(frame, e, ComparisonOperator.IS);
      case Expression.Call e -> isInstance(frame, e, true);
      default -> {}
    }
  }

  void assumeFalse(Frame frame, Expression test) {
    switch (test) {
      case Expression.BooleanOperation e when e.operator() == BooleanOperator.OR ->
          e.operands().forEach(operand -> assumeFalse(frame, operand));
      case Expression.UnaryOperation e when e.operator() == UnaryOperator.NOT ->
          assumeTrue(frame, e.operand());
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ ->
          keep(frame, test, atom -> Truth.of(atom) != Truth.Outcome.TRUE);
      case Expression.NamedExpression e -> assumeFalse(frame, e.target());
      case Expression.Comparison e -> none(frame, e, ComparisonOperator.IS_NOT);
      case Expression.Call e -> isInstance(frame, e, false);
      default -> {}
    }
  }

  private static boolean isNone(Atom atom) {
    return atom instanceof Atom.Scalar(var kind, var _) && kind == ScalarKind.NONE;
  }

  /// `x is None` where the operator is `onlyNone`, `x is not None` where it is its opposite.
  private void none(Frame frame, Expression.Comparison e, ComparisonOperator onlyNone) {
    boolean simple =
        e.operators().size() == 1 && Expressions.isNoneLiteral(e.comparators().getFirst());
    if (!simple) {
      return;
    }
    ComparisonOperator operator = e.operators().getFirst();
    if (operator == onlyNone) {
      keep(frame, e.left(), Narrowing::isNone);
    } else if (operator == ComparisonOperator.IS || operator == ComparisonOperator.IS_NOT) {
      keep(frame, e.left(), atom -> !isNone(atom));
    }
  }

  private void keep(Frame frame, Expression expression, Predicate<Atom> test) {
    switch (expression) {
      case Expression.Name name -> {
        String key = frame.scope().mangled(name.name());
        if (frame.locals().has(key)) {
          frame.locals().narrow(key, frame.locals().get(key).filter(test));
        }
      }
      case Expression.NamedExpression named -> keep(frame, named.target(), test);
      default -> interpreter.lastStores().narrow(frame, expression, test);
    }
  }

  private void isInstance(Frame frame, Expression.Call call, boolean holds) {
    boolean applies =
        call.function() instanceof Expression.Name function
            && function.name().equals("isinstance")
            && call.arguments().size() == 2;
    if (!applies) {
      return;
    }
    Value types = interpreter.expressions().eval(frame, call.arguments().get(1).value());
    keep(
        frame,
        call.arguments().getFirst().value(),
        atom ->
            switch (matches(frame, atom, types)) {
              case YES -> holds;
              case NO -> !holds;
              case MAYBE -> true;
            });
  }

  /// What a value may be as an instance of some classes.
  Value instances(Frame frame, Value value, Value types) {
    return value.filter(atom -> matches(frame, atom, types) != Match.NO);
  }

  private enum Match {
    YES,
    NO,
    MAYBE
  }

  private Match matches(Frame frame, Atom atom, Value types) {
    boolean anyMaybe = !types.isExhaustive() || types.isBottom();
    for (Atom type : types.atoms()) {
      Match one =
          type instanceof Atom.Tuple(var items)
              ? matchesAny(frame, atom, items)
              : matchesOne(frame, atom, type);
      if (one == Match.YES && types.atoms().size() == 1) {
        return Match.YES;
      }
      anyMaybe |= one != Match.NO;
    }
    return anyMaybe ? Match.MAYBE : Match.NO;
  }

  private Match matchesAny(Frame frame, Atom atom, List<Value> types) {
    boolean maybe = false;
    for (Value type : types) {
      Match one = matches(frame, atom, type);
      if (one == Match.YES) {
        return Match.YES;
      }
      maybe |= one == Match.MAYBE;
    }
    return maybe ? Match.MAYBE : Match.NO;
  }

  private Match matchesOne(Frame frame, Atom atom, Atom type) {
    return switch (atom) {
      case Atom.Scalar(var kind, var _) -> builtin(kind.pythonName(), type);
      case Atom.Tuple _ -> builtin("tuple", type);
      case ContainerObject container -> builtin(container.kind().pythonName(), type);
      case FunctionObject _ -> type instanceof ClassObject ? Match.NO : Match.MAYBE;
      case InstanceObject instance ->
          interpreter.attributes().resolution().order(frame, instance.type()).contains(type)
              ? Match.YES
              : interpreter.attributes().resolution().hasUnknownBase(frame, instance.type())
                  ? Match.MAYBE
                  : type instanceof ClassObject || isPlainBuiltin(frame, instance, type)
                      ? Match.NO
                      : Match.MAYBE;
      case Atom.Tensor _ -> tensor(type);
      case Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          ClassObject _,
          ModuleObject _ ->
          Match.MAYBE;
    };
  }

  /// Whether a type is a built-in one and an instance has none of those among its bases.
  private boolean isPlainBuiltin(Frame frame, InstanceObject instance, Atom type) {
    return type instanceof Atom.Library(var name)
        && name.indexOf('.') < 0
        && !name.equals("object")
        && interpreter.attributes().resolution().order(frame, instance.type()).stream()
            .allMatch(ClassObject.class::isInstance);
  }

  private static Match tensor(Atom type) {
    boolean python =
        type instanceof ClassObject
            || (type instanceof Atom.Library(var name) && name.indexOf('.') < 0);
    return python ? Match.NO : Match.MAYBE;
  }

  private static Match builtin(String own, Atom type) {
    if (type instanceof ClassObject) {
      return Match.NO;
    }
    if (type instanceof Atom.Library(var name)) {
      if (name.equals(own) || name.equals("object") || (own.equals("bool") && name.equals("int"))) {
        return Match.YES;
      }
      // Abstract base classes live in modules; the built-in types stand alone.
      boolean abstractBase =
          name.startsWith("collections.")
              || name.startsWith("typing.")
              || name.startsWith("numbers.");
      return abstractBase ? Match.MAYBE : Match.NO;
    }
    return Match.MAYBE;
  }
}
