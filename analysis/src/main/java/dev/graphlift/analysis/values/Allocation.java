package dev.graphlift.analysis.values;

/// The identity of an abstract object.
///
/// @param site the node that makes it
/// @param activation number of the activation in which it is made
/// @param role tells several objects of one node apart
public record Allocation(Site site, int activation, String role) {}
