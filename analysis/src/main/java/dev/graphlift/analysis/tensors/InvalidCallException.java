package dev.graphlift.analysis.tensors;

/// A call that raises, so that it has no result.
final class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCallException(String why) {
    super(why, null, false, false);
  }
}
