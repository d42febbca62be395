package dev.graphlift.workspace;

/// Whether input signatures are inferred and reported.
public enum InputSignatures {
  INFER,
  LEAVE_OUT
}
