package dev.graphlift.analysis.values;

import java.util.List;
import java.util.Optional;

/// What is known of a tensor: dtype × shape × layout × role × origin.
///
/// @param dtype TensorFlow's name, as in `float32`; empty where it is not known
/// @param shape its extents; empty where not even the rank is known
public record TensorType(
    Optional<String> dtype,
    Optional<List<Dimension>> shape,
    Layout layout,
    Role role,
    Origin origin) {
  public TensorType {
    shape = shape.map(List::copyOf);
  }

  /// How the elements are stored.
  public enum Layout {
    DENSE,
    RAGGED,
    SPARSE
  }

  /// Whether it is a plain tensor, a variable, or a placeholder of a model under construction.
  public enum Role {
    VALUE,
    VARIABLE,
    SYMBOLIC
  }

  /// Which library made it.
  public enum Origin {
    FRAMEWORK,
    NUMPY
  }

  /// A tensor of which nothing but its origin is known.
  public static TensorType unknown(Origin origin) {
    return new TensorType(Optional.empty(), Optional.empty(), Layout.DENSE, Role.VALUE, origin);
  }

  /// The same with another layout.
  public TensorType withLayout(Layout other) {
    return new TensorType(dtype, shape, other, role, origin);
  }

  /// The same with another role.
  public TensorType withRole(Role other) {
    return new TensorType(dtype, shape, layout, other, origin);
  }

  /// The same layout, role and origin, dtype and shape forgotten.
  public TensorType forgetful() {
    return new TensorType(Optional.empty(), Optional.empty(), layout, role, origin);
  }
}
