package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.syntax.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Python's operators and subscripts on tensors and arrays.
///
/// Source: the operators of `tf.Tensor` and `numpy.ndarray`; a framework tensor on either side
/// makes the result one of the framework.
public final class Operations {
  private Operations() {}

  /// What a binary operator gives; empty where it raises.
  public static Optional<TensorType> binary(
      Argument left, BinaryOperator operator, Argument right) {
    Operands operands = new Operands(List.of(left, right));
    Dialect dialect = dialect(operands);
    return typed(
        operands,
        () -> shape(operands, operator, dialect),
        () -> dtype(operands, operator, dialect),
        () -> elements(operands, operator));
  }

  /// Whether a binary operator raises because the element types of its operands differ.
  public static boolean elementTypesDiffer(Argument left, BinaryOperator operator, Argument right) {
    Operands operands = new Operands(List.of(left, right));
    try {
      RuleRun.attempt(() -> dtype(operands, operator, dialect(operands)));
      return false;
    } catch (InvalidCallException invalid) {
      return invalid.isOfElementTypes();
    } catch (UnknownResultException _) {
      return false;
    }
  }

  /// What a comparison gives; empty where it raises.
  public static Optional<TensorType> comparison(Argument left, Argument right) {
    Operands operands = new Operands(List.of(left, right));
    return typed(
        operands,
        () -> compared(operands),
        () -> ElementTypes.BOOL,
        () -> {
          throw new UnknownResultException("truth values");
        });
  }

  /// What a subscript of a tensor gives; empty where it raises.
  public static Optional<TensorType> subscript(TensorType tensor, Argument key) {
    Argument whole = new Argument.Tensor(tensor);
    return typed(
        new Operands(List.of(whole)),
        () -> Subscripting.shape(new Operands(List.of(whole, key))),
        () -> ElementTypes.of(tensor),
        () -> pick(tensor, key));
  }

  /// What the absolute value of a tensor is; empty where it raises.
  public static Optional<TensorType> magnitude(TensorType tensor) {
    return typed(
        new Operands(List.of(new Argument.Tensor(tensor))),
        () -> Operands.shape(tensor),
        () -> ElementTypes.real(ElementTypes.of(tensor)),
        () -> {
          throw new UnknownResultException("elements");
        });
  }

  /// What iterating over a tensor gives; empty where it raises.
  public static Optional<TensorType> row(TensorType tensor) {
    return subscript(
        tensor,
        new Argument.Numeral(
            dev.graphlift.analysis.values.Atom.ScalarKind.INTEGER, Optional.empty()));
  }

  /// A value as a tensor of the framework; empty where it cannot become one.
  public static Optional<TensorType> converted(Argument value) {
    TensorType.Layout layout = new Operands(List.of(value)).layout(0);
    return typed(
            new Operands(List.of(value)),
            () -> Literals.shape(value),
            () -> ElementTypes.of(value, Dialect.TENSORFLOW),
            () -> Literals.elements(value))
        .map(type -> framework(type).withLayout(layout));
  }

  private static TensorType framework(TensorType type) {
    return new TensorType(
        type.dtype(),
        type.shape(),
        type.layout(),
        type.role(),
        TensorType.Origin.FRAMEWORK,
        type.elements());
  }

  /// A tensor with one more axis; of a scalar it is always the first.
  public static TensorType batched(TensorType type, Dimension extent, int axis) {
    return type.withShape(
        type.shape()
            .map(shape -> Dimensions.inserted(shape, Math.min(axis, shape.size()), extent)));
  }

  /// A tensor whose first axis is another, if nothing is known of it before run time.
  public static TensorType rebatched(TensorType type, Dimension extent, TensorType.Role role) {
    TensorType plain = type.withRole(role);
    return type.shape()
        .filter(shape -> !shape.isEmpty() && shape.getFirst() instanceof Dimension.Dynamic)
        .map(shape -> plain.withShape(Optional.of(Dimensions.with(shape, 0, extent))))
        .orElse(plain);
  }

  /// An element of a data set that is padded to a shape, where it is not `None`. Extents that the
  /// shape leaves open are those of the longest element, so of any where all have the same.
  ///
  /// Source: `tf.data.Dataset.padded_batch`.
  public static TensorType padded(TensorType type, Argument shape) {
    return shape instanceof Argument.None
        ? type
        : type.withShape(
            RuleRun.valid(
                () -> paddedShape(type.shape(), new Operands(List.of(shape)).shapeGiven(0))));
  }

  private static List<Dimension> paddedShape(
      Optional<List<Dimension>> element, List<Dimension> shape) {
    List<Dimension> padded = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      boolean open = !(shape.get(i) instanceof Dimension.Fixed(var size)) || size < 0;
      boolean same = element.isPresent() && element.get().size() == shape.size();
      padded.add(!open ? shape.get(i) : same ? element.get().get(i) : Dimensions.dynamic());
    }
    return padded;
  }

  /// A tensor of an element type and a shape that are declared.
  public static TensorType declared(Argument dtype, Argument shape) {
    TensorType plain = TensorType.unknown(TensorType.Origin.FRAMEWORK);
    return plain
        .withShape(RuleRun.valid(() -> new Operands(List.of(shape)).shapeGiven(0)))
        .withDtype(RuleRun.valid(() -> ElementTypes.named(dtype, Dialect.TENSORFLOW)));
  }

  /// A tensor as a layer takes it.
  ///
  /// @param floats the element type that the layer computes in, if known
  public static TensorType autocast(TensorType type, Optional<String> floats) {
    TensorType taken = framework(type);
    boolean real = type.dtype().filter(ElementTypes::isFloat).isPresent();
    return real ? taken.withDtype(floats) : taken;
  }

  /// The layout of a result: ragged where an axis is, after the outermost one.
  public static TensorType settled(TensorType type) {
    if (type.shape().isEmpty() || type.layout() == TensorType.Layout.SPARSE) {
      return type;
    }
    List<Dimension> shape = type.shape().get();
    if (!shape.isEmpty() && shape.getFirst() instanceof Dimension.Ragged) {
      return settled(type.withShape(Optional.of(Dimensions.with(shape, 0, Dimensions.dynamic()))));
    }
    boolean ragged = shape.stream().anyMatch(Dimension.Ragged.class::isInstance);
    return type.withLayout(ragged ? TensorType.Layout.RAGGED : TensorType.Layout.DENSE);
  }

  private static Optional<TensorType> typed(
      Operands operands,
      Supplier<List<Dimension>> shape,
      Supplier<String> dtype,
      Supplier<List<Dimension>> elements) {
    try {
      TensorType plain = plain(operands);
      Optional<List<Dimension>> extents = RuleRun.known(shape);
      TensorType type = plain.withShape(extents).withDtype(RuleRun.known(dtype));
      boolean small = extents.map(s -> s.size() < 2).orElse(false);
      return Optional.of(settled(small ? type.withElements(RuleRun.valid(elements)) : type));
    } catch (InvalidCallException _) {
      return Optional.empty();
    }
  }

  /// Layout, role and origin of a result.
  private static TensorType plain(Operands operands) {
    TensorType plain =
        TensorType.unknown(
            dialect(operands) == Dialect.TENSORFLOW
                ? TensorType.Origin.FRAMEWORK
                : TensorType.Origin.NUMPY);
    for (Argument operand : operands.all()) {
      if (operand instanceof Argument.Tensor(var type)) {
        plain = type.role() == TensorType.Role.SYMBOLIC ? plain.withRole(type.role()) : plain;
        plain = type.layout() == TensorType.Layout.DENSE ? plain : plain.withLayout(type.layout());
      }
    }
    return plain;
  }

  private static Dialect dialect(Operands operands) {
    boolean framework =
        operands.all().stream()
            .anyMatch(operand ->
                operand instanceof Argument.Tensor(var type)
                    && type.origin() == TensorType.Origin.FRAMEWORK);
    return framework ? Dialect.TENSORFLOW : Dialect.NUMPY;
  }

  private static List<Dimension> shape(
      Operands operands, BinaryOperator operator, Dialect dialect) {
    if (operator != BinaryOperator.MATRIX_MULTIPLY) {
      return broadcast(operands);
    }
    return switch (dialect) {
      case TENSORFLOW -> LinearAlgebra.matmul(operands);
      case NUMPY -> LinearAlgebra.numpyMatmul(operands);
    };
  }

  /// Equality of tensors that do not fit is one truth value; other comparisons raise.
  private static List<Dimension> compared(Operands operands) {
    try {
      return broadcast(operands);
    } catch (InvalidCallException _) {
      throw new UnknownResultException("shapes that do not fit");
    }
  }

  private static List<Dimension> broadcast(Operands operands) {
    return Broadcasting.broadcast(operands.shape(0), operands.shape(1));
  }

  private static String dtype(Operands operands, BinaryOperator operator, Dialect dialect) {
    boolean divides = operator == BinaryOperator.DIVIDE;
    return switch (dialect) {
      case TENSORFLOW ->
          divides
              ? DtypeFunctions.divided(operands.all())
              : Promotion.common(operands.all(), dialect);
      case NUMPY -> {
        String promoted = Promotion.common(operands.all(), dialect);
        boolean whole = ElementTypes.isInteger(promoted) || promoted.equals(ElementTypes.BOOL);
        yield divides && whole ? ElementTypes.FLOAT64 : promoted;
      }
    };
  }

  private static List<Dimension> elements(Operands operands, BinaryOperator operator) {
    List<Dimension> left = Literals.elements(operands.get(0));
    List<Dimension> right = Literals.elements(operands.get(1));
    int size = left.isEmpty() || right.isEmpty() ? 0 : Math.max(left.size(), right.size());
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      result.add(
          combined(
              left.get(Math.min(i, left.size() - 1)),
              operator,
              right.get(Math.min(i, right.size() - 1))));
    }
    return result;
  }

  private static Dimension combined(Dimension left, BinaryOperator operator, Dimension right) {
    return switch (operator) {
      case ADD -> Dimensions.sum(left, right);
      case SUBTRACT -> Dimensions.combine(left, right, (a, b) -> a - b);
      case MULTIPLY -> Dimensions.product(left, right);
      case FLOOR_DIVIDE -> Dimensions.combine(left, right, Math::floorDiv);
      case MODULO -> Dimensions.combine(left, right, Math::floorMod);
      case MATRIX_MULTIPLY, DIVIDE, POWER, LEFT_SHIFT, RIGHT_SHIFT, BIT_OR, BIT_AND, BIT_XOR ->
          throw new UnknownResultException("an operator on elements");
    };
  }

  private static List<Dimension> pick(TensorType tensor, Argument key) {
    List<Dimension> elements = Literals.elements(new Argument.Tensor(tensor));
    if (Operands.shape(tensor).size() != 1) {
      throw new UnknownResultException("no vector");
    }
    if (key instanceof Argument.Numeral) {
      long index = Dimensions.extent(Literals.dimension(key));
      return List.of(elements.get(Operands.axis(index, elements.size())));
    }
    if (key instanceof Argument.Slice(var start, var stop, var step)
        && step instanceof Argument.None) {
      int size = elements.size();
      int from = start instanceof Argument.None ? 0 : clamped(start, size);
      int to = stop instanceof Argument.None ? size : clamped(stop, size);
      return elements.subList(from, Math.max(from, to));
    }
    throw new UnknownResultException("an index on elements");
  }

  private static int clamped(Argument bound, int size) {
    long at = Dimensions.extent(Literals.dimension(bound));
    return Math.clamp(at < 0 ? at + size : at, 0, size);
  }
}
