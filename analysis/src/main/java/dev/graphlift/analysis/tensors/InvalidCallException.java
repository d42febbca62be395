package dev.graphlift.analysis.tensors;

/// A call that raises, so that it has no result.
final class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /// What is wrong with a call.
  enum Fault {
    /// The element types of its operands differ.
    ELEMENT_TYPES,
    OTHER
  }

  InvalidCallException(String why) {
    this(why, Fault.OTHER);
  }

  InvalidCallException(String why, Fault fault) {
    super(why, null, false, false);
    this.fault = fault;
  }

  boolean isOfElementTypes() {
    return fault == Fault.ELEMENT_TYPES;
  }
}
