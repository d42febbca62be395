package dev.graphlift.analysis.evidence;

import dev.graphlift.source.Note;
import dev.graphlift.source.Place;
import java.util.List;

/// One reason for a yes: what was seen where, and the steps that lead from the function to it.
///
/// @param place where it was seen
/// @param message what was seen, a clause without a full stop
/// @param trace the places between the function and `place`, outermost first; empty when direct
public record Evidence(Place place, String message, List<Note> trace) {
  public Evidence {
    trace = List.copyOf(trace);
  }

  /// Evidence that is seen directly, without steps between.
  public static Evidence at(Place place, String message) {
    return new Evidence(place, message, List.of());
  }
}
