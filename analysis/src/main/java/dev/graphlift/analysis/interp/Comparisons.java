package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.interp.Truth.Outcome;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.ComparisonOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/// Comparisons of constants, and with `None`.
final class Comparisons {
  private Comparisons() {}

  /// How a comparison of plain values comes out, as far as constants tell.
  static Outcome of(Value left, ComparisonOperator operator, Value right) {
    Optional<Atom.Scalar> l = scalar(left);
    Optional<Atom.Scalar> r = scalar(right);
    return switch (operator) {
      case IS -> identity(left, right);
      case IS_NOT -> opposite(identity(left, right));
      case IN, NOT_IN -> Outcome.EITHER;
      case EQUAL -> equality(l, r);
      case NOT_EQUAL -> opposite(equality(l, r));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          l.isPresent() && r.isPresent()
              ? ordered(operator, order(l.get(), r.get()))
              : Outcome.EITHER;
    };
  }

  private static Optional<Atom.Scalar> scalar(Value value) {
    return value
        .only()
        .filter(Atom.Scalar.class::isInstance)
        .map(Atom.Scalar.class::cast)
        .filter(scalar -> scalar.constant().isPresent() || scalar.kind() == Atom.ScalarKind.NONE);
  }

  private static Outcome identity(Value left, Value right) {
    boolean withNone = right.only().filter(Atom.NONE::equals).isPresent();
    if (!withNone || left.isBottom() || !left.isExhaustive()) {
      return Outcome.EITHER;
    }
    if (left.only().filter(Atom.NONE::equals).isPresent()) {
      return Outcome.TRUE;
    }
    return left.atoms().contains(Atom.NONE) ? Outcome.EITHER : Outcome.FALSE;
  }

  private static Outcome equality(Optional<Atom.Scalar> left, Optional<Atom.Scalar> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Outcome.EITHER;
    }
    OptionalInt order = order(left.get(), right.get());
    if (order.isPresent()) {
      return order.getAsInt() == 0 ? Outcome.TRUE : Outcome.FALSE;
    }
    // Numbers are equal across types, other scalars are not.
    return left.get().equals(right.get()) ? Outcome.TRUE : Outcome.FALSE;
  }

  private static OptionalInt order(Atom.Scalar left, Atom.Scalar right) {
    Optional<BigDecimal> l = number(left);
    Optional<BigDecimal> r = number(right);
    if (l.isPresent() && r.isPresent()) {
      return OptionalInt.of(l.get().compareTo(r.get()));
    }
    boolean texts = left.kind() == Atom.ScalarKind.STRING && right.kind() == Atom.ScalarKind.STRING;
    return texts
        ? OptionalInt.of(
            ((String) left.constant().orElseThrow())
                .compareTo((String) right.constant().orElseThrow()))
        : OptionalInt.empty();
  }

  private static Optional<BigDecimal> number(Atom.Scalar scalar) {
    return switch (scalar.constant().orElse("")) {
      case BigInteger value -> Optional.of(new BigDecimal(value));
      case Double value when Double.isFinite(value) -> Optional.of(new BigDecimal(value));
      case Boolean value -> Optional.of(value ? BigDecimal.ONE : BigDecimal.ZERO);
      default -> Optional.empty();
    };
  }

  private static Outcome ordered(ComparisonOperator operator, OptionalInt order) {
    if (order.isEmpty()) {
      return Outcome.EITHER;
    }
    int sign = order.getAsInt();
    boolean holds =
        switch (operator) {
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case GREATER -> sign > 0;
          case GREATER_OR_EQUAL -> sign >= 0;
          case EQUAL, IS -> sign == 0;
          case NOT_EQUAL, IS_NOT -> sign != 0;
          case IN, NOT_IN -> throw new IllegalArgumentException("no order: " + operator);
        };
    return holds ? Outcome.TRUE : Outcome.FALSE;
  }

  static Outcome opposite(Outcome outcome) {
    return switch (outcome) {
      case TRUE -> Outcome.FALSE;
      case FALSE -> Outcome.TRUE;
      case EITHER -> Outcome.EITHER;
    };
  }
}
