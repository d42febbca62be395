package dev.graphlift.analysis.values;

import java.util.List;
import java.util.Optional;

/// What is known of a tensor: dtype × shape × layout × role × origin × elements.
///
/// @param dtype TensorFlow's name, as in `float32`; empty where it is not known
/// @param shape its extents; empty where not even the rank is known
/// @param elements the elements of a scalar or vector of integers, where they are known: extents,
///   indices and other numbers that shapes are made of
public record TensorType(
    Optional<String> dtype,
    Optional<List<Dimension>> shape,
    Layout layout,
    Role role,
    Origin origin,
    Optional<List<Dimension>> elements) {
  public TensorType {
    shape = shape.map(List::copyOf);
    elements = elements.map(List::copyOf);
  }

  /// A tensor whose elements are not known.
  public TensorType(
      Optional<String> dtype,
      Optional<List<Dimension>> shape,
      Layout layout,
      Role role,
      Origin origin) {
    this(dtype, shape, layout, role, origin, Optional.empty());
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
    return new TensorType(dtype, shape, other, role, origin, elements);
  }

  /// The same with another role.
  public TensorType withRole(Role other) {
    return new TensorType(dtype, shape, layout, other, origin, elements);
  }

  /// The same with another dtype.
  public TensorType withDtype(Optional<String> other) {
    return new TensorType(other, shape, layout, role, origin, elements);
  }

  /// The same with another shape, elements forgotten.
  public TensorType withShape(Optional<List<Dimension>> other) {
    return new TensorType(dtype, other, layout, role, origin);
  }

  /// The same with elements.
  public TensorType withElements(Optional<List<Dimension>> other) {
    return new TensorType(dtype, shape, layout, role, origin, other);
  }

  /// Whether every tensor of the other type is of this one.
  public boolean covers(TensorType other) {
    return layout == other.layout
        && role == other.role
        && origin == other.origin
        && (dtype.isEmpty() || dtype.equals(other.dtype))
        && (shape.isEmpty() || shape.equals(other.shape))
        && (elements.isEmpty() || elements.equals(other.elements));
  }

  /// The same layout, role and origin, dtype and shape forgotten.
  public TensorType forgetful() {
    return new TensorType(Optional.empty(), Optional.empty(), layout, role, origin);
  }
}
