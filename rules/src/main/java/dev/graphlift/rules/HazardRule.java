package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;

/// A reason not to run a function as a graph: a function from facts to a judgement.
public interface HazardRule {
  /// Its name and weight.
  Rule rule();

  /// What it says of a function.
  Judgement judge(FunctionFacts facts);
}
