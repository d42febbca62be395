package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Values of literals.
final class Literals {
  private static final Literal NONE = new Literal.NoneLiteral();
  private static final Literal ELLIPSIS = new Literal.EllipsisLiteral();
  private static final Literal TRUE = new Literal.BooleanLiteral(true);
  private static final Literal FALSE = new Literal.BooleanLiteral(false);

  private Literals() {}

  static Literal of(ConstantValue value) {
    return switch (value.kind) {
      case NONE -> NONE;
      case ELLIPSIS -> ELLIPSIS;
      case BOOLEAN -> value.getBoolean() ? TRUE : FALSE;
      case LONG -> new Literal.IntegerLiteral(BigInteger.valueOf(value.getLong()));
      case BIGINTEGER -> new Literal.IntegerLiteral(value.getBigInteger());
      case DOUBLE -> new Literal.FloatLiteral(value.getDouble());
      case COMPLEX -> new Literal.ComplexLiteral(value.getComplex()[0], value.getComplex()[1]);
      case CODEPOINTS -> new Literal.StringLiteral(value.getCodePoints().toJavaString());
      case BYTES ->
          new Literal.BytesLiteral(new String(value.getBytes(), StandardCharsets.ISO_8859_1));
      case TUPLE, FROZENSET ->
          throw new IllegalStateException("only the compiler's optimiser makes " + value.kind);
    };
  }
}
