package dev.graphlift.refactor;

import dev.graphlift.syntax.Statement;
import java.util.SortedSet;
import java.util.TreeSet;

/// An import that a file lacks for an edit.
public sealed interface NewImport {
  /// `import tensorflow as NAME`.
  record Module(String name) implements NewImport {}

  /// Names more in a `from tensorflow import …` that is there.
  record Extended(Statement.ImportFrom statement, SortedSet<String> names) implements NewImport {
    public Extended {
      names = new TreeSet<>(names);
    }

    /// The same with the names of another one.
    Extended with(Extended other) {
      SortedSet<String> all = new TreeSet<>(names);
      all.addAll(other.names);
      return new Extended(statement, all);
    }
  }

  /// `from tensorflow import NAMES` on a line of its own.
  record Members(SortedSet<String> names) implements NewImport {
    public Members {
      names = new TreeSet<>(names);
    }
  }
}
