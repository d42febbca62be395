package dev.graphlift.analysis.names;

/// Where a name that is used in a scope is looked up at run time, by CPython's rules.
public sealed interface Access {
  /// A variable of the function-like scope that uses it.
  record Local() implements Access {}

  /// A variable of an enclosing function-like scope, or the `__class__` of an enclosing class.
  ///
  /// @param owner the scope that binds it
  record Cell(Scope owner) implements Access {}

  /// A variable of the module or, where the module has none, a builtin.
  record Global() implements Access {}

  /// A name of a class body: the class namespace is asked first, then module and builtins.
  ///
  /// @param owner the class scope that binds it
  record ClassThenGlobal(Scope owner) implements Access {}
}
