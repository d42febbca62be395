package dev.graphlift.analysis.tensors;

/// A result that does not follow from what is known of the arguments.
final class UnknownResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownResultException(String why) {
    super(why, null, false, false);
  }
}
