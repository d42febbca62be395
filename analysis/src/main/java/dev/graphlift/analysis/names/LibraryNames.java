package dev.graphlift.analysis.names;

/// What name resolution has to know of libraries, whose sources it does not see.
public interface LibraryNames {
  /// Whether a module has a member.
  enum Membership {
    YES,
    NO,
    UNKNOWN
  }

  /// The name an entity is known by, for any of its names; the name itself where it has no other.
  String canonical(String qualifiedName);

  /// Whether `from module import *` brings a name.
  Membership exports(String module, String name);

  /// The names we ship: enough for Python itself and for `tf.function`.
  static LibraryNames bundled() {
    return BundledLibraryNames.INSTANCE;
  }
}
