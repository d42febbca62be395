package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Place;
import java.util.List;
import java.util.Optional;

/// What one variable, parameter or function result may be, over all calls.
///
/// @param place the variable or parameter, or the name of the function that returns
/// @param function the function around it, or that returns; empty in a module body
/// @param kind which of them it is
/// @param name the variable as written, with the keys of elements (`self.size`, `sizes[0]`); the
///   parameter; the function
/// @param types the names of its types, in order; empty where it cannot be told
/// @param value the same in detail
public record TypeFact(
    Place place,
    Optional<String> function,
    Kind kind,
    String name,
    List<String> types,
    Value value) {
  public TypeFact {
    types = List.copyOf(types);
  }

  /// What a fact is about.
  public enum Kind {
    VARIABLE,
    PARAMETER,
    RESULT
  }
}
