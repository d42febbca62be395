package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.TensorFunction.dtype;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import java.util.List;
import java.util.Map;

/// Functions of the rule language that give element types.
final class DtypeFunctions {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("dtype", dtype(o -> ElementTypes.of(o.get(0), Dialect.TENSORFLOW))),
          Map.entry("np-dtype", dtype(o -> ElementTypes.of(o.get(0), Dialect.NUMPY))),
          Map.entry("same", dtype(o -> Promotion.common(o.all(), Dialect.TENSORFLOW))),
          Map.entry("same-items", dtype(o -> Promotion.common(o.kinds(0), Dialect.TENSORFLOW))),
          Map.entry("promoted", dtype(o -> Promotion.common(o.all(), Dialect.NUMPY))),
          Map.entry("promoted-items", dtype(o -> Promotion.stacked(o.kinds(0)))),
          Map.entry("given-dtype", dtype(o -> given(o, Dialect.TENSORFLOW))),
          Map.entry("np-given-dtype", dtype(o -> given(o, Dialect.NUMPY))),
          Map.entry("real", dtype(o -> ElementTypes.real(named(o)))),
          Map.entry("complex", dtype(o -> ElementTypes.complex(named(o)))),
          Map.entry("divided", dtype(o -> divided(o.all()))),
          Map.entry("hinted", dtype(DtypeFunctions::hinted)),
          Map.entry("truth-floated", dtype(o -> truthFloated(named(o)))),
          Map.entry("real-only", dtype(o -> realOnly(named(o)))),
          Map.entry("chosen-at-random", dtype(DtypeFunctions::chosenAtRandom)),
          Map.entry("floated", dtype(o -> floated(named(o)))),
          Map.entry("np-floated", dtype(o -> numpyFloat(named(o)))),
          Map.entry("np-counted", dtype(o -> promoted(named(o)))),
          Map.entry("np-summed", dtype(o -> summed(named(o)))),
          Map.entry("np-averaged", dtype(o -> averaged(named(o)))));

  private DtypeFunctions() {}

  /// What arithmetic makes of a type: truth values become small numbers.
  private static String promoted(String dtype) {
    return dtype.equals(ElementTypes.BOOL) ? "int8" : dtype;
  }

  private static String named(Operands operands) {
    return ElementTypes.named(operands.get(0), Dialect.NUMPY);
  }

  /// The type that the first operand names if it is given, else the second's.
  private static String given(Operands operands, Dialect dialect) {
    return ElementTypes.named(operands.get(operands.isGiven(0) ? 0 : 1), dialect);
  }

  /// `hinted(value, hint)`: a Python value takes the type of the hint where it fits.
  private static String hinted(Operands operands) {
    String own = ElementTypes.of(operands.get(0), Dialect.TENSORFLOW);
    boolean fixed = operands.get(0) instanceof Argument.Tensor;
    if (fixed || !operands.isGiven(1)) {
      return own;
    }
    String hint = ElementTypes.named(operands.get(1), Dialect.TENSORFLOW);
    boolean fits =
        ElementTypes.isInteger(own)
            ? ElementTypes.isInteger(hint) || ElementTypes.isFloat(hint)
            : ElementTypes.isFloat(own) && ElementTypes.isFloat(hint);
    return fits ? hint : own;
  }

  /// What `tf.math.truediv` gives: integers become floats.
  static String divided(List<Argument> operands) {
    String dtype = Promotion.common(operands, Dialect.TENSORFLOW);
    return switch (dtype) {
      case "int8", "uint8", "int16", "uint16" -> ElementTypes.FLOAT32;
      case "int32", "uint32", "int64", "uint64" -> ElementTypes.FLOAT64;
      case "bool", "string" -> throw new InvalidCallException("no number");
      default -> dtype;
    };
  }

  private static String truthFloated(String dtype) {
    return dtype.equals(ElementTypes.BOOL) ? ElementTypes.FLOAT32 : dtype;
  }

  private static String realOnly(String dtype) {
    if (!ElementTypes.isFloat(dtype)) {
      throw new UnknownResultException("releases differ");
    }
    return dtype;
  }

  /// `chosen-at-random(a)`: the elements of an array, or numbers below one.
  private static String chosenAtRandom(Operands operands) {
    return operands.isInteger(0)
        ? ElementTypes.INT64
        : ElementTypes.of(operands.get(0), Dialect.NUMPY);
  }

  private static String floated(String dtype) {
    return ElementTypes.isInteger(dtype) || dtype.equals(ElementTypes.BOOL)
        ? ElementTypes.FLOAT32
        : dtype;
  }

  /// What NumPy's functions of real numbers give: small integers become small floats.
  static String numpyFloat(String dtype) {
    return switch (dtype) {
      case "bool", "int8", "uint8" -> "float16";
      case "int16", "uint16" -> ElementTypes.FLOAT32;
      case "int32", "uint32", "int64", "uint64" -> ElementTypes.FLOAT64;
      case "string", "object" -> throw new UnknownResultException("no number");
      default -> dtype;
    };
  }

  /// What `numpy.sum` and `numpy.prod` give: small integers are added up as large ones.
  private static String summed(String dtype) {
    return switch (dtype) {
      case "bool", "int8", "int16", "int32" -> ElementTypes.INT64;
      case "uint8", "uint16", "uint32" -> "uint64";
      default -> dtype;
    };
  }

  /// What `numpy.mean` gives: integers become `float64`.
  private static String averaged(String dtype) {
    return ElementTypes.isInteger(dtype) || dtype.equals(ElementTypes.BOOL)
        ? ElementTypes.FLOAT64
        : dtype;
  }
}
