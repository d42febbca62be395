package dev.graphlift.workspace.globs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A compiled path pattern that is matched against a whole path with `/` between its parts.
///
/// Matching follows every alternative at once, so its cost is at most the pattern's length times
/// the path's: no pattern, however written, can make it slow.
public final class Glob {
  private final String text;
  private final List<Program> alternatives;

  private Glob(String text, List<Program> alternatives) {
    this.text = text;
    this.alternatives = List.copyOf(alternatives);
  }

  /// Compiles a glob as users write it in `exclude`: `*`, `?`, `[a-z]`, `**`, `{a,b}` and backslash
  /// escapes.
  ///
  /// @throws GlobSyntaxException when brackets or braces are not closed
  public static Glob of(String text) throws GlobSyntaxException {
    List<Program> alternatives = new ArrayList<>();
    for (String alternative : Braces.expand(text)) {
      alternatives.add(Program.of(new GlobReader(alternative, GlobReader.Dialect.SHELL).read()));
    }
    return new Glob(text, alternatives);
  }

  /// Compiles a pattern of a `.gitignore` file, where a malformed pattern simply never matches.
  static Glob ofGit(String text) {
    try {
      List<Step> steps = new GlobReader(text, GlobReader.Dialect.GIT).read();
      return new Glob(text, List.of(Program.of(steps)));
    } catch (GlobSyntaxException _) {
      return new Glob(text, List.of(Program.of(List.of(new Step.Never()))));
    }
  }

  /// Whether the pattern covers the whole path.
  public boolean matches(String path) {
    for (Program alternative : alternatives) {
      if (alternative.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /// The pattern as written.
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /// The steps with the literal text before them taken off, which settles most paths cheaply.
  private record Program(String prefix, List<Step> steps) {
    static Program of(List<Step> steps) {
      StringBuilder prefix = new StringBuilder();
      int taken = 0;
      while (taken < steps.size() && steps.get(taken) instanceof Step.Exactly(char wanted)) {
        prefix.append(wanted);
        taken++;
      }
      return new Program(prefix.toString(), List.copyOf(steps.subList(taken, steps.size())));
    }

    boolean matches(String path) {
      if (!path.startsWith(prefix)) {
        return false;
      }
      if (steps.isEmpty()) {
        return path.length() == prefix.length();
      }
      boolean[] now = new boolean[2 * steps.size() + 1];
      boolean[] next = new boolean[now.length];
      enter(0, now);
      for (int i = prefix.length(); i < path.length(); i++) {
        Arrays.fill(next, false);
        if (!advance(now, path.charAt(i), next)) {
          return false;
        }
        boolean[] spent = now;
        now = next;
        next = spent;
      }
      return now[2 * steps.size()];
    }

    /// Marks the state before a step as reached, and all states reachable from it for free. State
    /// `2 * n` stands before step `n`; the odd one after it stands inside a run of folders.
    private void enter(int step, boolean[] states) {
      int at = step;
      while (!states[2 * at]) {
        states[2 * at] = true;
        if (at == steps.size()) {
          return;
        }
        switch (steps.get(at)) {
          case Step.WithinName _, Step.Everything _ -> {}
          case Step.Folders _ -> states[2 * at + 1] = true;
          case Step.Exactly _, Step.AnyOne _, Step.OneOf _, Step.Never _ -> {
            return;
          }
        }
        at++;
      }
    }

    private boolean advance(boolean[] now, char c, boolean[] next) {
      boolean alive = false;
      for (int at = 0; at < steps.size(); at++) {
        if (now[2 * at] && stays(at, c)) {
          enter(at, next);
          alive = true;
        }
        if (now[2 * at] && passes(at, c)) {
          enter(at + 1, next);
          alive = true;
        }
        if (now[2 * at + 1]) {
          next[2 * at + 1] = true;
          alive = true;
          if (c == '/') {
            enter(at + 1, next);
          }
        }
      }
      return alive;
    }

    private boolean stays(int at, char c) {
      return switch (steps.get(at)) {
        case Step.WithinName _ -> c != '/';
        case Step.Everything _ -> true;
        case Step.Exactly _, Step.AnyOne _, Step.Folders _, Step.OneOf _, Step.Never _ -> false;
      };
    }

    private boolean passes(int at, char c) {
      return switch (steps.get(at)) {
        case Step.Exactly(char wanted) -> c == wanted;
        case Step.AnyOne _ -> c != '/';
        case Step.OneOf set -> set.accepts(c);
        case Step.WithinName _, Step.Everything _, Step.Folders _, Step.Never _ -> false;
      };
    }
  }
}
