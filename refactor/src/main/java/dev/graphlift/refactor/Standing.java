package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.Workload.Work;
import java.util.List;

/// Where a function that could be a graph function stands among the others: whether it is the one
/// to decorate.
public sealed interface Standing {
  /// It is to be decorated.
  record Boundary(Work work) implements Standing {}

  /// It runs in the graphs of these functions, which are graph functions or are to be decorated.
  record Covered(List<String> by) implements Standing {
    public Covered {
      by = List.copyOf(by);
    }
  }

  /// A function that runs in graphs makes it, for each trace anew.
  record MadeInGraph(String by) implements Standing {}

  /// A call into a graph of it would take longer than it takes itself.
  record Small(Work work) implements Standing {}

  /// Eager code calls it a few times only, and others again and again.
  record Seldom() implements Standing {}
}
