package dev.graphlift.analysis.facts;

/// Whether input signatures are inferred.
public enum Signatures {
  INFER,
  LEAVE_OUT
}
