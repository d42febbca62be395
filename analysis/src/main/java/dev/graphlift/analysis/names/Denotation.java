package dev.graphlift.analysis.names;

/// What a dotted name stands for, as far as names alone tell.
public sealed interface Denotation {
  /// An entity of a library or a builtin, by its canonical name: `tensorflow.function`.
  record Qualified(String name) implements Denotation {}

  /// A `def` of the project.
  record ProjectFunction(String file, int nodeId) implements Denotation {}

  /// A `class` of the project.
  record ProjectClass(String file, int nodeId) implements Denotation {}

  /// A module of the project; its `__init__.py` for a package.
  record ProjectModule(String file) implements Denotation {}

  /// A folder of the project that is a package without an `__init__.py`.
  record ProjectNamespace(String folder) implements Denotation {}

  /// The value a node computes or receives: a call, a literal, a parameter, a loop variable.
  record Computed(String file, int nodeId) implements Denotation {}

  /// Nothing the analysed files define: a module that is not there, a member a module lacks.
  record Missing(String name) implements Denotation {}
}
