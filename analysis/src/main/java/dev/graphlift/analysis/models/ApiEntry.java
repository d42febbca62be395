package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Optional;

/// One name published by a library: what it is and what using it does.
///
/// @param name the canonical qualified name
/// @param parameters what a call takes, without the receiver; for a class, what its constructor
///   takes; empty when it takes nothing or the signature is not known
/// @param bases the canonical names of a class's published bases, nearest first
/// @param releases the releases of the library that have it, oldest first
public record ApiEntry(
    String name,
    Kind kind,
    List<ApiParameter> parameters,
    List<String> bases,
    Behaviour behaviour,
    List<String> releases) {
  public ApiEntry {
    parameters = List.copyOf(parameters);
    bases = List.copyOf(bases);
    releases = List.copyOf(releases);
  }

  /// The parameter of that name.
  public Optional<ApiParameter> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }
}
