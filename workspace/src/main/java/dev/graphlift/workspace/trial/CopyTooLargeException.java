package dev.graphlift.workspace.trial;

import java.io.IOException;

/// A project is larger than what may be copied of it.
public final class CopyTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  CopyTooLargeException(long most) {
    super("it holds more than %d MB".formatted(most >> 20));
  }
}
