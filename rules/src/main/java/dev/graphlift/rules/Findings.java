package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.source.Finding;
import dev.graphlift.source.Note;
import java.util.ArrayList;
import java.util.List;

/// Turns evidence into findings.
final class Findings {
  private Findings() {}

  /// A finding at the function, with the evidence and the way to it as notes.
  static Finding of(Rule rule, dev.graphlift.source.Place at, String message, Evidence evidence) {
    List<Note> notes = new ArrayList<>(evidence.trace());
    notes.add(new Note(evidence.place(), evidence.message()));
    return new Finding(rule.id(), at, message, notes);
  }
}
