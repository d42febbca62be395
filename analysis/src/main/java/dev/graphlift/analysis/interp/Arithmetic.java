package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Atom.ScalarKind;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.UnaryOperator;
import java.math.BigInteger;
import java.util.Optional;

/// Arithmetic on Python scalars: computed where both are known, otherwise by type.
final class Arithmetic {
  private static final int MOST_BITS = 256;

  private Arithmetic() {}

  static Value binary(Atom.Scalar left, BinaryOperator operator, Atom.Scalar right) {
    if (left.kind() == ScalarKind.STRING || right.kind() == ScalarKind.STRING) {
      return strings(left, operator, right);
    }
    if (left.kind() == ScalarKind.BYTES
        || (right.kind() == ScalarKind.BYTES && operator == BinaryOperator.MULTIPLY)) {
      return Values.some(ScalarKind.BYTES);
    }
    Optional<BigInteger> l = integer(left);
    Optional<BigInteger> r = integer(right);
    if (l.isPresent() && r.isPresent()) {
      Optional<BigInteger> folded = fold(l.get(), operator, r.get());
      if (folded.isPresent()) {
        return Value.of(Atom.constant(ScalarKind.INTEGER, folded.get()));
      }
    }
    Optional<ScalarKind> kind =
        operator == BinaryOperator.POWER
            ? powerKind(left, right)
            : resultKind(left.kind(), operator, right.kind());
    return kind.map(Values::some).orElse(Value.BOTTOM);
  }

  /// A negative exponent makes integers floats, a fraction makes negative numbers complex.
  private static Optional<ScalarKind> powerKind(Atom.Scalar left, Atom.Scalar right) {
    Optional<ScalarKind> plain = resultKind(left.kind(), BinaryOperator.POWER, right.kind());
    boolean negativeBase = isNegative(left);
    boolean fraction =
        right.constant().filter(c -> c instanceof Double d && d != Math.rint(d)).isPresent();
    return plain.map(kind ->
        switch (kind) {
          case INTEGER -> isNegative(right) ? ScalarKind.FLOAT : kind;
          case FLOAT -> negativeBase && fraction ? ScalarKind.COMPLEX : kind;
          case NONE, BOOLEAN, COMPLEX, STRING, BYTES, ELLIPSIS -> kind;
        });
  }

  private static boolean isNegative(Atom.Scalar scalar) {
    return switch (scalar.constant().orElse("")) {
      case BigInteger i -> i.signum() < 0;
      case Double d -> d < 0;
      default -> false;
    };
  }

  private static Value strings(Atom.Scalar left, BinaryOperator operator, Atom.Scalar right) {
    if (operator == BinaryOperator.ADD && left.kind() == right.kind()) {
      return left.constant().isPresent() && right.constant().isPresent()
          ? Values.string((String) left.constant().get() + right.constant().get())
          : Values.some(ScalarKind.STRING);
    }
    boolean formats = operator == BinaryOperator.MODULO && left.kind() == ScalarKind.STRING;
    return formats || operator == BinaryOperator.MULTIPLY
        ? Values.some(ScalarKind.STRING)
        : Value.BOTTOM;
  }

  private static Optional<BigInteger> integer(Atom.Scalar scalar) {
    return scalar.kind() == ScalarKind.INTEGER
        ? scalar.constant().map(BigInteger.class::cast)
        : Optional.empty();
  }

  private static Optional<BigInteger> fold(
      BigInteger left, BinaryOperator operator, BigInteger right) {
    if (left.bitLength() > MOST_BITS || right.bitLength() > MOST_BITS) {
      return Optional.empty();
    }
    return switch (operator) {
      case ADD -> Optional.of(left.add(right));
      case SUBTRACT -> Optional.of(left.subtract(right));
      case MULTIPLY -> Optional.of(left.multiply(right));
      case FLOOR_DIVIDE -> right.signum() == 0 ? Optional.empty() : Optional.of(floor(left, right));
      case MODULO ->
          right.signum() == 0
              ? Optional.empty()
              : Optional.of(left.subtract(floor(left, right).multiply(right)));
      case POWER ->
          right.signum() >= 0 && right.bitLength() < 8
              ? Optional.of(left.pow(right.intValue()))
              : Optional.empty();
      case BIT_AND -> Optional.of(left.and(right));
      case BIT_OR -> Optional.of(left.or(right));
      case BIT_XOR -> Optional.of(left.xor(right));
      case LEFT_SHIFT ->
          right.signum() >= 0 && right.bitLength() < 8
              ? Optional.of(left.shiftLeft(right.intValue()))
              : Optional.empty();
      case RIGHT_SHIFT ->
          right.signum() >= 0 && right.bitLength() < 16
              ? Optional.of(left.shiftRight(right.intValue()))
              : Optional.empty();
      case DIVIDE, MATRIX_MULTIPLY -> Optional.empty();
    };
  }

  private static BigInteger floor(BigInteger left, BigInteger right) {
    BigInteger[] parts = left.divideAndRemainder(right);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != right.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Optional<ScalarKind> resultKind(
      ScalarKind left, BinaryOperator operator, ScalarKind right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    if (left == ScalarKind.COMPLEX || right == ScalarKind.COMPLEX) {
      return Optional.of(ScalarKind.COMPLEX);
    }
    boolean isFloat =
        left == ScalarKind.FLOAT || right == ScalarKind.FLOAT || operator == BinaryOperator.DIVIDE;
    return Optional.of(isFloat ? ScalarKind.FLOAT : ScalarKind.INTEGER);
  }

  private static boolean isNumber(ScalarKind kind) {
    return switch (kind) {
      case BOOLEAN, INTEGER, FLOAT, COMPLEX -> true;
      case NONE, STRING, BYTES, ELLIPSIS -> false;
    };
  }

  /// `text % values` where the left side is no scalar pair.
  static Value format(Atom left) {
    return left instanceof Atom.Scalar(var kind, var _) && kind == ScalarKind.STRING
        ? Values.some(ScalarKind.STRING)
        : Value.BOTTOM;
  }

  static Value unary(UnaryOperator operator, Atom.Scalar operand) {
    return switch (operator) {
      case NOT -> Values.bool();
      case PLUS -> Value.of(operand);
      case MINUS -> negate(operand);
      case INVERT ->
          integer(operand)
              .map(i -> Value.of(Atom.constant(ScalarKind.INTEGER, i.not())))
              .orElseGet(() -> Values.some(ScalarKind.INTEGER));
    };
  }

  private static Value negate(Atom.Scalar operand) {
    if (operand.constant().isPresent()) {
      Object constant = operand.constant().get();
      if (constant instanceof BigInteger i) {
        return Value.of(Atom.constant(ScalarKind.INTEGER, i.negate()));
      }
      if (constant instanceof Double d) {
        return Value.of(Atom.constant(ScalarKind.FLOAT, -d));
      }
    }
    return operand.kind() == ScalarKind.BOOLEAN
        ? Values.some(ScalarKind.INTEGER)
        : Values.some(operand.kind());
  }
}
