package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;

/// An expression. Ranges leave out the parentheses around one, as CPython's do, except for tuples
/// and generator expressions, to which they belong.
public sealed interface Expression extends Node {
  /// A name in use; whether it is read, bound or deleted follows from where it stands.
  record Name(int id, TextRange range, String name) implements Expression {}

  /// A literal; adjacent string literals are one.
  record Constant(int id, TextRange range, Literal value) implements Expression {}

  /// `value.name`.
  record Attribute(int id, TextRange range, Expression value, Identifier name)
      implements Expression {}

  /// `value[index]`.
  record Subscript(int id, TextRange range, Expression value, Expression index)
      implements Expression {}

  /// `lower:upper:step` inside a subscript.
  record Slice(
      int id,
      TextRange range,
      Optional<Expression> lower,
      Optional<Expression> upper,
      Optional<Expression> step)
      implements Expression {}

  /// `*value` in a call, a display or a target.
  record Starred(int id, TextRange range, Expression value) implements Expression {}

  /// `function(arguments)`; positional and keyword arguments in the order written.
  record Call(int id, TextRange range, Expression function, List<Argument> arguments)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `a and b and c` or `a or b`.
  record BooleanOperation(
      int id, TextRange range, BooleanOperator operator, List<Expression> operands)
      implements Expression {
    public BooleanOperation {
      operands = List.copyOf(operands);
    }
  }

  /// `left op right`.
  record BinaryOperation(
      int id, TextRange range, Expression left, BinaryOperator operator, Expression right)
      implements Expression {}

  /// `op operand`.
  record UnaryOperation(int id, TextRange range, UnaryOperator operator, Expression operand)
      implements Expression {}

  /// `left op1 c1 op2 c2 …`: as many operators as comparators.
  record Comparison(
      int id,
      TextRange range,
      Expression left,
      List<ComparisonOperator> operators,
      List<Expression> comparators)
      implements Expression {
    public Comparison {
      operators = List.copyOf(operators);
      comparators = List.copyOf(comparators);
    }
  }

  /// `body if test else orElse`.
  record Conditional(int id, TextRange range, Expression test, Expression body, Expression orElse)
      implements Expression {}

  /// `target := value`.
  record NamedExpression(int id, TextRange range, Expression target, Expression value)
      implements Expression {}

  /// `lambda parameters: body`.
  record Lambda(int id, TextRange range, Parameters parameters, Expression body)
      implements Expression {}

  /// `(a, b)`, with or without parentheses.
  record TupleDisplay(int id, TextRange range, List<Expression> elements) implements Expression {
    public TupleDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `[a, b]`.
  record ListDisplay(int id, TextRange range, List<Expression> elements) implements Expression {
    public ListDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `{a, b}`.
  record SetDisplay(int id, TextRange range, List<Expression> elements) implements Expression {
    public SetDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `{key: value, **mapping}`.
  record DictDisplay(int id, TextRange range, List<Entry> entries) implements Expression {
    public DictDisplay {
      entries = List.copyOf(entries);
    }

    /// One entry; without a key it is `**value`.
    public record Entry(Optional<Expression> key, Expression value) {}
  }

  /// `[element for …]`.
  record ListComprehension(int id, TextRange range, Expression element, List<Comprehension> clauses)
      implements Expression {
    public ListComprehension {
      clauses = List.copyOf(clauses);
    }
  }

  /// `{element for …}`.
  record SetComprehension(int id, TextRange range, Expression element, List<Comprehension> clauses)
      implements Expression {
    public SetComprehension {
      clauses = List.copyOf(clauses);
    }
  }

  /// `{key: value for …}`.
  record DictComprehension(
      int id, TextRange range, Expression key, Expression value, List<Comprehension> clauses)
      implements Expression {
    public DictComprehension {
      clauses = List.copyOf(clauses);
    }
  }

  /// `(element for …)`.
  record GeneratorExpression(
      int id, TextRange range, Expression element, List<Comprehension> clauses)
      implements Expression {
    public GeneratorExpression {
      clauses = List.copyOf(clauses);
    }
  }

  /// `await value`.
  record Await(int id, TextRange range, Expression value) implements Expression {}

  /// `yield value`.
  record Yield(int id, TextRange range, Optional<Expression> value) implements Expression {}

  /// `yield from value`.
  record YieldFrom(int id, TextRange range, Expression value) implements Expression {}

  /// An f-string: literal parts as [Constant]s, fields as [FormattedValue]s.
  record FormattedString(int id, TextRange range, List<Expression> parts) implements Expression {
    public FormattedString {
      parts = List.copyOf(parts);
    }
  }

  /// `{value!conversion:specification}` inside an f-string.
  ///
  /// @param conversion `s`, `r` or `a` as a code point, or -1 for none
  record FormattedValue(
      int id, TextRange range, Expression value, int conversion, Optional<Expression> specification)
      implements Expression {}
}
