package dev.graphlift.source;

import java.util.List;

/// Something a rule has to say about a place.
///
/// @param rule id of the rule, as in `python-side-effects`
/// @param place what it is about
/// @param message one sentence, lower-case start, code in backticks, no full stop
/// @param notes the evidence, in the order it should be read
public record Finding(String rule, Place place, String message, List<Note> notes) {
  public Finding {
    notes = List.copyOf(notes);
  }
}
