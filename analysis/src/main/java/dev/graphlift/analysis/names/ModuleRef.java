package dev.graphlift.analysis.names;

/// What an import reaches.
public sealed interface ModuleRef {
  /// A file of the project; `__init__.py` for a package.
  record InProject(String file) implements ModuleRef {}

  /// A folder of the project that is a package without an `__init__.py`.
  record Namespace(String folder) implements ModuleRef {}

  /// A library, installed or not, or one of its modules.
  record External(String dottedName) implements ModuleRef {}

  /// Nothing: the name leads into the project, where there is no such module.
  ///
  /// @param dottedName as written, leading dots of a relative import included
  record Missing(String dottedName) implements ModuleRef {}
}
