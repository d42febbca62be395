package dev.graphlift.analysis.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One name published by a library: what it is and what using it does.
///
/// @param name the canonical qualified name
/// @param parameters what a call takes, without the receiver; for a class, what its constructor
///   takes; empty when it takes nothing or the signature is not known
/// @param bases the canonical names of a class's published bases, nearest first
/// @param model the name that this one is said to be like
/// @param counterparts parameters of that name, each with the one that has its place here under
///   another name
/// @param releases the releases of the library that have it, oldest first
public record ApiEntry(
    String name,
    Kind kind,
    List<ApiParameter> parameters,
    List<String> bases,
    Behaviour behaviour,
    Optional<String> model,
    Map<String, String> counterparts,
    List<String> releases) {
  public ApiEntry {
    parameters = List.copyOf(parameters);
    bases = List.copyOf(bases);
    counterparts = Map.copyOf(counterparts);
    releases = List.copyOf(releases);
  }

  /// The parameter of that name.
  public Optional<ApiParameter> parameter(String wanted) {
    for (ApiParameter parameter : parameters) {
      if (parameter.name().equals(wanted)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /// The parameters of another signature for whose place this one has another name.
  Map<String, String> counterpartsOf(List<ApiParameter> others) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < Math.min(parameters.size(), others.size()); i++) {
      String own = parameters.get(i).name();
      if (place(parameters.get(i)) == place(others.get(i))
          && others.stream().noneMatch(other -> other.name().equals(own))) {
        found.put(others.get(i).name(), own);
      }
    }
    return found;
  }

  /// How an argument reaches a parameter by its place.
  private static ApiParameter.Passing place(ApiParameter parameter) {
    return parameter.kind() == ApiParameter.Passing.POSITIONAL_ONLY
        ? ApiParameter.Passing.POSITIONAL
        : parameter.kind();
  }

  /// The same, known to be like another.
  ApiEntry like(ApiEntry other) {
    return new ApiEntry(
        name,
        kind,
        parameters,
        bases,
        behaviour,
        Optional.of(other.name()),
        counterpartsOf(other.parameters()),
        releases);
  }
}
