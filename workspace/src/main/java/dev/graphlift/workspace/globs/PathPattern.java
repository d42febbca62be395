package dev.graphlift.workspace.globs;

/// A glob for files of a project: one without `/` is compared with names at any depth, any other
/// with the whole path.
public final class PathPattern {
  private final Glob glob;
  private final IgnoreRule.Reach reach;

  private PathPattern(Glob glob, IgnoreRule.Reach reach) {
    this.glob = glob;
    this.reach = reach;
  }

  /// Compiles a pattern.
  ///
  /// @throws GlobSyntaxException when it is not a glob
  public static PathPattern of(String text) throws GlobSyntaxException {
    String plain = text.startsWith("./") ? text.substring(2) : text;
    while (plain.length() > 1 && plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    if (plain.isEmpty()) {
      throw new GlobSyntaxException("an empty pattern matches nothing");
    }
    boolean named = plain.indexOf('/') < 0;
    return new PathPattern(
        Glob.of(plain.startsWith("/") ? plain.substring(1) : plain),
        named ? IgnoreRule.Reach.NAME : IgnoreRule.Reach.PATH);
  }

  /// Whether the pattern covers a path, given with `/` between its parts from the folder that the
  /// pattern was written for.
  public boolean matches(String path) {
    return switch (reach) {
      case NAME -> glob.matches(path.substring(path.lastIndexOf('/') + 1));
      case PATH -> glob.matches(path);
    };
  }

  /// The pattern as compiled.
  public String text() {
    return glob.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern
        && pattern.glob.equals(glob)
        && pattern.reach == reach;
  }

  @Override
  public int hashCode() {
    return glob.hashCode();
  }

  @Override
  public String toString() {
    return glob.text();
  }
}
