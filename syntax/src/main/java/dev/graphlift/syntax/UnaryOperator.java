package dev.graphlift.syntax;

/// The operators of [Expression.UnaryOperation].
public enum UnaryOperator {
  INVERT("~"),
  NOT("not"),
  PLUS("+"),
  MINUS("-");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /// The operator as written.
  public String symbol() {
    return symbol;
  }
}
