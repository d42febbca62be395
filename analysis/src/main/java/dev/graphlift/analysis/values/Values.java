package dev.graphlift.analysis.values;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.syntax.Literal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Ways to make values.
public final class Values {
  /// How deep structures may nest before what is inside is forgotten.
  public static final int MOST_NESTED = Limits.DEPTH;

  /// How long a sequence may be before only the join of its items is known.
  public static final int LONGEST_TUPLE = Limits.LONGEST_TUPLE;

  private Values() {}

  /// The value of a literal.
  public static Value literal(Literal literal) {
    return Value.of(
        switch (literal) {
          case Literal.IntegerLiteral(var value) -> Atom.constant(Atom.ScalarKind.INTEGER, value);
          case Literal.FloatLiteral(var value) -> Atom.constant(Atom.ScalarKind.FLOAT, value);
          case Literal.ComplexLiteral _ -> Atom.some(Atom.ScalarKind.COMPLEX);
          case Literal.StringLiteral(var value) -> Atom.constant(Atom.ScalarKind.STRING, value);
          case Literal.BytesLiteral(var value) -> Atom.constant(Atom.ScalarKind.BYTES, value);
          case Literal.BooleanLiteral(var value) -> Atom.constant(Atom.ScalarKind.BOOLEAN, value);
          case Literal.NoneLiteral _ -> Atom.NONE;
          case Literal.EllipsisLiteral _ -> Atom.some(Atom.ScalarKind.ELLIPSIS);
        });
  }

  /// A scalar of a type.
  public static Value some(Atom.ScalarKind kind) {
    return Value.of(Atom.some(kind));
  }

  /// An integer constant.
  public static Value integer(long value) {
    return Value.of(Atom.constant(Atom.ScalarKind.INTEGER, BigInteger.valueOf(value)));
  }

  /// A string constant.
  public static Value string(String value) {
    return Value.of(Atom.constant(Atom.ScalarKind.STRING, value));
  }

  /// A boolean whose value is not known.
  public static Value bool() {
    return some(Atom.ScalarKind.BOOLEAN);
  }

  /// A tuple; items that nest too deep are forgotten, for the given reason.
  public static Value tuple(List<Value> items, Gap tooDeep) {
    return items.size() <= Limits.LONGEST_TUPLE
        ? Value.of(new Atom.Tuple(items.stream().map(item -> contained(item, tooDeep)).toList()))
        : stream(Atom.StreamKind.TUPLE, Value.joined(items.toArray(Value[]::new)), tooDeep);
  }

  /// Something iterated; an element that nests too deep is forgotten, for the given reason.
  public static Value stream(Atom.StreamKind kind, Value element, Gap tooDeep) {
    return Value.of(new Atom.Stream(kind, contained(element, tooDeep)));
  }

  /// A tensor of which only the origin is known.
  public static Value tensor(TensorType.Origin origin) {
    return Value.of(new Atom.Tensor(TensorType.unknown(origin)));
  }

  /// A callable or a view made of other values; one that nests too deep is forgotten, for the given
  /// reason.
  public static Value composed(Atom atom, Gap tooDeep) {
    return Limits.depth(atom) <= Limits.DEPTH ? Value.of(atom) : Value.unknown(tooDeep);
  }

  /// A value with fewer, wider atoms: constants and shapes forgotten, tuples as one stream.
  public static Value coarse(Value value) {
    return value.flat().widen();
  }

  /// A value fit to be put into a tuple or stream.
  public static Value contained(Value value, Gap tooDeep) {
    return Limits.shallow(value).orElseGet(() -> Value.unknown(tooDeep));
  }

  /// The string it is, if it is one constant string.
  public static Optional<String> constantString(Value value) {
    return value.only().flatMap(Values::constantString);
  }

  private static Optional<String> constantString(Atom atom) {
    return atom instanceof Atom.Scalar(var kind, var constant) && kind == Atom.ScalarKind.STRING
        ? constant.map(String.class::cast)
        : Optional.empty();
  }

  /// The integer it is, if it is one constant integer that fits.
  public static Optional<Long> constantInteger(Value value) {
    return value
        .only()
        .flatMap(atom ->
            atom instanceof Atom.Scalar(var kind, var constant) && kind == Atom.ScalarKind.INTEGER
                ? constant.map(BigInteger.class::cast)
                : Optional.empty())
        .filter(number -> number.bitLength() < 63)
        .map(BigInteger::longValue);
  }
}
