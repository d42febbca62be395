package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import java.util.Optional;

/// The qualified names of the classes that values without a class object of their own belong to.
public final class TypeNames {
  private TypeNames() {}

  /// The name of the class of a value.
  public static String of(Atom atom) {
    return switch (atom) {
      case Atom.Scalar(var kind, var _) -> kind.pythonName();
      case Atom.Tuple _ -> "tuple";
      case Atom.Stream(var kind, var _, var _) -> ofStream(kind);
      case Atom.Tensor(var type, var _) -> ofTensor(type);
      case Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          dev.graphlift.analysis.values.HeapObject _ ->
          "object";
    };
  }

  /// Another class that a value may belong to: shapes are tuples of their extents.
  static Optional<String> otherwise(Atom atom) {
    return atom instanceof Atom.Tuple ? Optional.of("tensorflow.TensorShape") : Optional.empty();
  }

  private static String ofStream(Atom.StreamKind kind) {
    return switch (kind) {
      case TUPLE -> "tuple";
      case ITERATOR -> "generator";
      case PIPELINE -> "tensorflow.data.Iterator";
      case RANGE -> "range";
      case VIEW -> "list";
      case DATASET -> "tensorflow.data.Dataset";
    };
  }

  private static String ofTensor(TensorType type) {
    return switch (type.origin()) {
      case NUMPY -> "numpy.ndarray";
      case FRAMEWORK ->
          switch (type.layout()) {
            case RAGGED -> "tensorflow.RaggedTensor";
            case SPARSE -> "tensorflow.sparse.SparseTensor";
            case DENSE ->
                type.role() == TensorType.Role.VARIABLE
                    ? "tensorflow.Variable"
                    : "tensorflow.Tensor";
          };
    };
  }
}
