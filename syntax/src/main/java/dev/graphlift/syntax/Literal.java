package dev.graphlift.syntax;

import java.math.BigInteger;

/// The value of a literal.
public sealed interface Literal {
  /// An integer of any size.
  record IntegerLiteral(BigInteger value) implements Literal {}

  /// A float.
  record FloatLiteral(double value) implements Literal {}

  /// An imaginary number.
  record ComplexLiteral(double real, double imaginary) implements Literal {}

  /// A string; lone surrogates are kept.
  record StringLiteral(String value) implements Literal {}

  /// Bytes, one character in `0..255` each.
  record BytesLiteral(String latin1) implements Literal {}

  /// `True` or `False`.
  record BooleanLiteral(boolean value) implements Literal {}

  /// `None`.
  record NoneLiteral() implements Literal {}

  /// `...`.
  record EllipsisLiteral() implements Literal {}
}
