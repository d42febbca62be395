package dev.graphlift.analysis.facts;

/// Whether the tests of a project are taken for calls.
public enum Tests {
  RUN,
  LEAVE_OUT
}
