package dev.graphlift.analysis.models;

/// What a name published by a library stands for.
public enum Kind {
  MODULE,
  FUNCTION,
  CLASS,
  /// A function found on a class that receives the instance first.
  METHOD,
  /// A function found on a class that receives no instance.
  STATIC_METHOD,
  /// A function found on a class that receives the class first.
  CLASS_METHOD,
  /// An attribute of instances; its [Behaviour#returns] is what reading it gives.
  PROPERTY,
  /// An element type such as `tensorflow.float32`.
  DTYPE,
  /// Any other value; its [Behaviour#returns] is what it is.
  CONSTANT
}
