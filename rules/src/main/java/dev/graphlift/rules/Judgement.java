package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.source.Finding;
import java.util.List;

/// What one rule says of one function.
public sealed interface Judgement {
  /// The rule has nothing against it.
  record Clear() implements Judgement {}

  /// The rule stands in the way.
  record Blocks(List<Finding> findings) implements Judgement {
    public Blocks {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a rule that blocks says why");
      }
    }
  }

  /// The rule cannot tell.
  record Undecided(Gap gap) implements Judgement {}
}
