package dev.graphlift.syntax;

/// The operators of [Expression.BinaryOperation] and [Statement.AugmentedAssign].
public enum BinaryOperator {
  ADD("+", "add"),
  SUBTRACT("-", "sub"),
  MULTIPLY("*", "mul"),
  MATRIX_MULTIPLY("@", "matmul"),
  DIVIDE("/", "truediv"),
  MODULO("%", "mod"),
  POWER("**", "pow"),
  LEFT_SHIFT("<<", "lshift"),
  RIGHT_SHIFT(">>", "rshift"),
  BIT_OR("|", "or"),
  BIT_XOR("^", "xor"),
  BIT_AND("&", "and"),
  FLOOR_DIVIDE("//", "floordiv");

  private final String symbol;
  private final String stem;

  BinaryOperator(String symbol, String stem) {
    this.symbol = symbol;
    this.stem = stem;
  }

  /// The operator as written.
  public String symbol() {
    return symbol;
  }

  /// The stem of its special methods: `add` of `__add__`, `__radd__` and `__iadd__`.
  public String stem() {
    return stem;
  }
}
