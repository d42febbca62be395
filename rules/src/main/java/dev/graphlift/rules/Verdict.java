package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.source.Finding;
import java.util.List;

/// What should become of a function.
public sealed interface Verdict {
  /// Run an eager function as a graph.
  ///
  /// @param assumptions what the verdict rests on beside proof
  record ToGraph(List<String> assumptions) implements Verdict {
    public ToGraph {
      assumptions = List.copyOf(assumptions);
    }
  }

  /// Leave an eager function eager, for these reasons, safety before benefit.
  record KeepEager(List<Finding> because) implements Verdict {
    public KeepEager {
      because = List.copyOf(because);
    }
  }

  /// Leave a graph function as it is; what was found is worth a look.
  record KeepGraph(List<Finding> warnings) implements Verdict {
    public KeepGraph {
      warnings = List.copyOf(warnings);
    }
  }

  /// It cannot be told; this is missing.
  record CannotTell(List<Gap> gaps) implements Verdict {
    public CannotTell {
      gaps = List.copyOf(gaps);
    }
  }
}
