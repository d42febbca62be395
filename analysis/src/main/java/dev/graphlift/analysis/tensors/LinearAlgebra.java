package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Products of matrices, decompositions and diagonals.
///
/// Source: `tf.linalg.matmul`, `tf.tensordot`, `tf.linalg.diag`, `tf.linalg.svd`, `numpy.matmul`,
/// `numpy.dot`.
final class LinearAlgebra {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("matmul", extents(LinearAlgebra::matmul)),
          Map.entry("np-matmul", extents(LinearAlgebra::numpyMatmul)),
          Map.entry("dot", extents(LinearAlgebra::dot)),
          Map.entry("matvec", extents(LinearAlgebra::matvec)),
          Map.entry("tensordot", extents(LinearAlgebra::tensordot)),
          Map.entry("outer", extents(o -> List.of(count(o, 0), count(o, 1)))),
          Map.entry("batch", extents(LinearAlgebra::batch)),
          Map.entry("diagonal", extents(LinearAlgebra::diagonal)),
          Map.entry("diagonal-part", extents(LinearAlgebra::diagonalPart)),
          Map.entry("np-diagonal", extents(LinearAlgebra::numpyDiagonal)),
          Map.entry("doubled", extents(o -> Dimensions.concat(o.shape(0), o.shape(0)))),
          Map.entry("halved", extents(LinearAlgebra::halved)),
          Map.entry("solved", extents(LinearAlgebra::solved)),
          Map.entry("factor", extents(LinearAlgebra::factor)),
          Map.entry("squared-matrix", extents(LinearAlgebra::squareMatrix)));

  private LinearAlgebra() {}

  private static Dimension count(Operands operands, int i) {
    return Dimensions.product(operands.shape(i));
  }

  /// `matmul(a, b, transpose_a, transpose_b, adjoint_a, adjoint_b)`.
  static List<Dimension> matmul(Operands operands) {
    List<Dimension> a = matrix(operands.shape(0), operands.flag(2) || operands.flag(4));
    List<Dimension> b = matrix(operands.shape(1), operands.flag(3) || operands.flag(5));
    return product(a, b);
  }

  private static List<Dimension> matrix(List<Dimension> shape, boolean transposed) {
    require(shape.size() >= 2, "no matrix");
    if (!transposed) {
      return shape;
    }
    List<Dimension> swapped = new ArrayList<>(shape);
    Collections.swap(swapped, shape.size() - 1, shape.size() - 2);
    return swapped;
  }

  private static List<Dimension> product(List<Dimension> a, List<Dimension> b) {
    List<Dimension> left = Dimensions.last(a, 2);
    List<Dimension> right = Dimensions.last(b, 2);
    Dimensions.merge(left.getLast(), right.getFirst());
    List<Dimension> batch =
        Broadcasting.broadcast(Dimensions.butLast(a, 2), Dimensions.butLast(b, 2));
    return Dimensions.concat(batch, List.of(left.getFirst(), right.getLast()));
  }

  /// NumPy's product, in which a vector stands for a row or column that is dropped again.
  static List<Dimension> numpyMatmul(Operands operands) {
    List<Dimension> a = operands.shape(0);
    List<Dimension> b = operands.shape(1);
    require(!a.isEmpty() && !b.isEmpty(), "a scalar has no matrix product");
    Dimension one = Dimensions.fixed(1);
    List<Dimension> left = a.size() == 1 ? List.of(one, a.getFirst()) : a;
    List<Dimension> right = b.size() == 1 ? List.of(b.getFirst(), one) : b;
    List<Dimension> shape = product(left, right);
    if (b.size() == 1) {
      shape = Dimensions.without(shape, shape.size() - 1);
    }
    return a.size() == 1
        ? Dimensions.without(shape, shape.size() - (b.size() == 1 ? 1 : 2))
        : shape;
  }

  /// `numpy.dot`.
  private static List<Dimension> dot(Operands operands) {
    List<Dimension> a = operands.shape(0);
    List<Dimension> b = operands.shape(1);
    if (a.isEmpty() || b.isEmpty()) {
      return Dimensions.concat(a, b);
    }
    int axis = b.size() == 1 ? 0 : b.size() - 2;
    Dimensions.merge(a.getLast(), b.get(axis));
    return Dimensions.concat(Dimensions.butLast(a, 1), Dimensions.without(b, axis));
  }

  private static List<Dimension> matvec(Operands operands) {
    List<Dimension> a = matrix(operands.shape(0), operands.flag(2) || operands.flag(3));
    List<Dimension> b = operands.shape(1);
    require(!b.isEmpty(), "no vector");
    return Dimensions.butLast(product(a, Dimensions.concat(b, List.of(Dimensions.fixed(1)))), 1);
  }

  /// `tensordot(a, b, axes)`.
  private static List<Dimension> tensordot(Operands operands) {
    List<Dimension> a = operands.shape(0);
    List<Dimension> b = operands.shape(1);
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    if (operands.get(2) instanceof Argument.Numeral) {
      int count = Math.toIntExact(operands.integer(2));
      require(0 <= count && count <= a.size() && count <= b.size(), "more axes than there are");
      for (int i = 0; i < count; i++) {
        left.add(a.size() - count + i);
        right.add(i);
      }
    } else {
      Operands axes = new Operands(operands.items(2));
      require(axes.size() == 2, "axes of both");
      left.addAll(axes.axes(0, a.size()));
      right.addAll(axes.axes(1, b.size()));
    }
    require(left.size() == right.size(), "as many axes of either");
    for (int i = 0; i < left.size(); i++) {
      Dimensions.merge(a.get(left.get(i)), b.get(right.get(i)));
    }
    return Dimensions.concat(without(a, left), without(b, right));
  }

  private static List<Dimension> without(List<Dimension> shape, List<Integer> axes) {
    List<Dimension> rest = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (!axes.contains(i)) {
        rest.add(shape.get(i));
      }
    }
    return rest;
  }

  /// `batch(x, n)`: all but the last n axes.
  private static List<Dimension> batch(Operands operands) {
    return Dimensions.butLast(operands.shape(0), Math.toIntExact(operands.integer(1)));
  }

  /// `diagonal(x, k, rows, columns)`: matrices with the last axis on a diagonal.
  private static List<Dimension> diagonal(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(!shape.isEmpty(), "a scalar is no diagonal");
    if (operands.integer(2, -1) != -1 || operands.integer(3, -1) != -1) {
      throw new UnknownResultException("rows and columns given");
    }
    List<Dimension> bands = operands.isGiven(1) ? operands.extents(1) : List.of();
    if (bands.size() > 1) {
      throw new UnknownResultException("several diagonals");
    }
    long off = bands.isEmpty() ? 0 : Math.abs(Dimensions.extent(bands.getFirst()));
    Dimension side = Dimensions.map(shape.getLast(), extent -> extent + off);
    return Dimensions.concat(Dimensions.butLast(shape, 1), List.of(side, side));
  }

  /// `diagonal-part(x, k)`.
  private static List<Dimension> diagonalPart(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    long k = operands.integer(1, 0);
    return Dimensions.concat(
        Dimensions.butLast(shape, 2),
        List.of(band(Dimensions.last(shape, 2).getFirst(), shape.getLast(), k)));
  }

  private static Dimension band(Dimension rows, Dimension columns, long k) {
    return Dimensions.combine(
        rows,
        columns,
        (r, c) -> {
          long length = Math.min(k < 0 ? r + k : r, k > 0 ? c - k : c);
          return Math.max(0, length);
        });
  }

  /// `numpy.diag(v, k)`: a matrix of a vector, the diagonal of a matrix.
  private static List<Dimension> numpyDiagonal(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    long k = operands.integer(1, 0);
    require(shape.size() == 1 || shape.size() == 2, "neither vector nor matrix");
    if (shape.size() == 2) {
      return List.of(band(shape.getFirst(), shape.getLast(), k));
    }
    Dimension side = Dimensions.map(shape.getFirst(), extent -> extent + Math.abs(k));
    return List.of(side, side);
  }

  private static List<Dimension> halved(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() % 2 == 0, "an odd rank");
    int half = shape.size() / 2;
    return Dimensions.merge(shape.subList(0, half), shape.subList(half, shape.size()));
  }

  /// `solved(matrix, rhs)`: the batch of both, columns of the matrix by columns of the right side.
  private static List<Dimension> solved(Operands operands) {
    List<Dimension> matrix = operands.shape(0);
    List<Dimension> rhs = operands.shape(1);
    Dimensions.merge(Dimensions.last(matrix, 2).getFirst(), Dimensions.last(rhs, 2).getFirst());
    List<Dimension> batch =
        Broadcasting.broadcast(Dimensions.butLast(matrix, 2), Dimensions.butLast(rhs, 2));
    return Dimensions.concat(batch, List.of(matrix.getLast(), rhs.getLast()));
  }

  /// `factor(x, which, full)` of a decomposition of matrices m × n with k = min(m, n): `rows` is m
  /// × k (m × m if full), `columns` n × k (n × n if full), `across` k × n (m × n if full), `values`
  /// k.
  private static List<Dimension> factor(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> batch = Dimensions.butLast(shape, 2);
    Dimension m = Dimensions.last(shape, 2).getFirst();
    Dimension n = shape.getLast();
    Dimension k = Dimensions.combine(m, n, Math::min);
    boolean full = operands.flag(2);
    List<Dimension> own =
        switch (operands.text(1)) {
          case "rows" -> List.of(m, full ? m : k);
          case "columns" -> List.of(n, full ? n : k);
          case "across" -> List.of(full ? m : k, n);
          case "values" -> List.of(k);
          default -> throw new UnknownResultException("an unknown factor");
        };
    return Dimensions.concat(batch, own);
  }

  private static List<Dimension> squareMatrix(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> sides = Dimensions.last(shape, 2);
    Dimensions.merge(sides.getFirst(), sides.getLast());
    return shape;
  }
}
