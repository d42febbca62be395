package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.ElementTypes.BOOL;
import static dev.graphlift.analysis.tensors.ElementTypes.COMPLEX128;
import static dev.graphlift.analysis.tensors.ElementTypes.COMPLEX64;
import static dev.graphlift.analysis.tensors.ElementTypes.FLOAT32;
import static dev.graphlift.analysis.tensors.ElementTypes.FLOAT64;
import static dev.graphlift.analysis.tensors.ElementTypes.INT64;
import static dev.graphlift.analysis.tensors.ElementTypes.OBJECT;
import static dev.graphlift.analysis.tensors.ElementTypes.STRING;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.tensors.InvalidCallException.Fault;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The element type that several operands have in common.
///
/// TensorFlow promotes nothing: its tensors must agree, and everything else is converted to what
/// they are. NumPy promotes by its table (`numpy.result_type`), where Python's numbers count by
/// kind only.
final class Promotion {
  private Promotion() {}

  /// The element type of operands that must have one in common.
  static String common(List<Argument> operands, Dialect dialect) {
    return switch (dialect) {
      case TENSORFLOW -> framework(operands);
      case NUMPY -> numpy(operands);
    };
  }

  private static String framework(List<Argument> operands) {
    Optional<String> agreed = Optional.empty();
    boolean open = false;
    for (Argument operand : operands) {
      if (operand instanceof Argument.Tensor(var type)
          && type.origin() == TensorType.Origin.FRAMEWORK) {
        if (type.dtype().isEmpty()) {
          open = true;
          continue;
        }
        String dtype = type.dtype().get();
        if (agreed.isPresent() && !agreed.get().equals(dtype)) {
          throw new InvalidCallException("dtypes differ", Fault.ELEMENT_TYPES);
        }
        agreed = Optional.of(dtype);
      }
    }
    if (agreed.isPresent()) {
      String dtype = agreed.get();
      operands.forEach(operand -> requireConvertible(operand, dtype));
      return dtype;
    }
    if (open || operands.isEmpty()) {
      throw new UnknownResultException("no dtype is known");
    }
    return ofValues(operands);
  }

  /// The type of operands that are all converted: the first array's, else the widest of numbers.
  private static String ofValues(List<Argument> operands) {
    List<String> dtypes = new ArrayList<>();
    boolean plain = true;
    for (Argument operand : operands) {
      if (operand instanceof Argument.Unknown || operand instanceof Argument.Opaque) {
        throw new UnknownResultException("an operand is not known");
      }
      plain &= !(operand instanceof Argument.Tensor);
      dtypes.add(ElementTypes.of(operand, Dialect.TENSORFLOW));
    }
    if (dtypes.stream().distinct().count() == 1) {
      return dtypes.getFirst();
    }
    boolean numbers = dtypes.stream().allMatch(d -> d.equals(FLOAT32) || d.equals("int32"));
    if (plain && numbers) {
      return FLOAT32;
    }
    throw new UnknownResultException("operands of several types");
  }

  /// Raises where a Python number cannot become a tensor of a type.
  private static void requireConvertible(Argument operand, String dtype) {
    if (operand instanceof Argument.Numeral(var kind, var _)) {
      boolean fits =
          switch (kind) {
            case BOOLEAN -> dtype.equals(BOOL);
            case INTEGER -> !dtype.equals(BOOL) && !dtype.equals(STRING);
            case FLOAT -> ElementTypes.isFloat(dtype) || ElementTypes.isComplex(dtype);
            case COMPLEX -> ElementTypes.isComplex(dtype);
            case NONE, STRING, BYTES, ELLIPSIS -> true;
          };
      if (!fits) {
        throw new InvalidCallException("a number does not fit " + dtype, Fault.ELEMENT_TYPES);
      }
    }
  }

  private static String numpy(List<Argument> operands) {
    Optional<String> arrays = Optional.empty();
    boolean hasVector = operands.stream().anyMatch(Promotion::isVector);
    boolean mixesRanks = hasVector && operands.stream().anyMatch(Promotion::isScalarArray);
    for (Argument operand : operands) {
      if (!(operand instanceof Argument.Numeral)) {
        String dtype = ElementTypes.of(operand, Dialect.NUMPY);
        if (mixesRanks && arrays.isPresent() && !arrays.get().equals(dtype)) {
          throw new UnknownResultException("releases of NumPy differ");
        }
        arrays = Optional.of(arrays.map(other -> promote(other, dtype)).orElse(dtype));
      }
    }
    if (arrays.isEmpty()) {
      return stacked(operands);
    }
    String result = arrays.get();
    for (Argument operand : operands) {
      if (operand instanceof Argument.Numeral(var kind, var _)) {
        result = withNumber(result, kind);
      }
    }
    return result;
  }

  private static boolean isVector(Argument operand) {
    return operand instanceof Argument.Tensor(var type)
        && !type.shape().map(List::isEmpty).orElse(false);
  }

  private static boolean isScalarArray(Argument operand) {
    return operand instanceof Argument.Tensor(var type)
        && type.shape().map(List::isEmpty).orElse(true);
  }

  /// The type of an array made of these values.
  static String stacked(List<Argument> values) {
    return values.stream()
        .map(value -> ElementTypes.of(value, Dialect.NUMPY))
        .reduce(Promotion::promote)
        .orElse(FLOAT64);
  }

  private static String withNumber(String dtype, Atom.ScalarKind kind) {
    return switch (kind) {
      case BOOLEAN -> dtype;
      case INTEGER -> dtype.equals(BOOL) ? INT64 : dtype;
      case FLOAT -> isDiscrete(dtype) ? FLOAT64 : dtype;
      case COMPLEX ->
          isDiscrete(dtype) || dtype.equals(FLOAT64)
              ? COMPLEX128
              : ElementTypes.isComplex(dtype) ? dtype : COMPLEX64;
      case NONE, STRING, BYTES, ELLIPSIS -> throw new InvalidCallException("no number");
    };
  }

  private static boolean isDiscrete(String dtype) {
    return dtype.equals(BOOL) || ElementTypes.isInteger(dtype);
  }

  /// NumPy's smallest type that both types fit into.
  static String promote(String one, String other) {
    if (one.equals(other) || other.equals(BOOL)) {
      return one;
    }
    if (one.equals(BOOL)) {
      return other;
    }
    for (String dominant : List.of(OBJECT, STRING)) {
      if (one.equals(dominant) || other.equals(dominant)) {
        return dominant;
      }
    }
    if (ElementTypes.isComplex(one) || ElementTypes.isComplex(other)) {
      return ElementTypes.complex(promoteReal(floating(one), floating(other)));
    }
    return promoteReal(one, other);
  }

  private static String floating(String dtype) {
    String real = ElementTypes.real(dtype);
    return promoteReal(real, FLOAT32);
  }

  private static String promoteReal(String one, String other) {
    if (one.equals("bfloat16") || other.equals("bfloat16")) {
      throw new UnknownResultException("bfloat16 is not NumPy's own");
    }
    boolean isFloat = ElementTypes.isFloat(one) || ElementTypes.isFloat(other);
    if (isFloat) {
      return "float" + Math.min(64, Math.max(floatBits(one), floatBits(other)));
    }
    boolean oneUnsigned = one.startsWith("u");
    if (oneUnsigned == other.startsWith("u")) {
      return ElementTypes.bits(one) >= ElementTypes.bits(other) ? one : other;
    }
    String unsigned = oneUnsigned ? one : other;
    String signed = oneUnsigned ? other : one;
    int bits = Math.max(2 * ElementTypes.bits(unsigned), ElementTypes.bits(signed));
    return bits > 64 ? FLOAT64 : "int" + bits;
  }

  /// The bits of the smallest floating type that holds a type.
  private static int floatBits(String dtype) {
    int bits = ElementTypes.bits(dtype);
    return ElementTypes.isFloat(dtype) ? bits : dtype.equals(BOOL) ? 16 : 2 * bits;
  }
}
