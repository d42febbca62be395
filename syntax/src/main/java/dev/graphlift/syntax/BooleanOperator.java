package dev.graphlift.syntax;

/// The operators of [Expression.BooleanOperation].
public enum BooleanOperator {
  AND,
  OR
}
