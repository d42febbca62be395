package dev.graphlift.analysis.models;

import java.io.Serial;

/// A written table that breaks its own grammar: a bug of ours, caught by the first test that loads
/// it.
final class ModelSyntaxException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  ModelSyntaxException(String message) {
    super(message);
  }

  ModelSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}
