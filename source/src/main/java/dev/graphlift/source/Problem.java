package dev.graphlift.source;

/// Why a file, or a part of it, could not be read as Python.
///
/// @param place where; the whole file's start when no better place is known
/// @param message what CPython would say, or what the reading ran into
public record Problem(Place place, String message) {}
