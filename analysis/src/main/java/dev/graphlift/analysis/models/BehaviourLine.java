package dev.graphlift.analysis.models;

import java.util.Optional;
import java.util.Set;

/// One line of a written table: what it is about and what it says; what it does not say is left to
/// weaker lines.
///
/// @param place the file and line, for messages
/// @param pattern the names it is about
/// @param kinds the kinds of names it is about
/// @param declared the signature, when the line itself declares the name
record BehaviourLine(
    String place,
    NamePattern pattern,
    Set<Kind> kinds,
    Optional<String> declared,
    Optional<Returns> returns,
    Optional<Set<Trait>> traits) {
  boolean isExact() {
    return NamePattern.isExact(pattern.text());
  }

  boolean isAbout(String name, Kind kind) {
    return kinds.contains(kind) && pattern.matches(name);
  }
}
