package dev.graphlift.workspace.globs;

/// A glob cannot be compiled; the message says why in one clause.
public final class GlobSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  GlobSyntaxException(String message) {
    super(message);
  }
}
