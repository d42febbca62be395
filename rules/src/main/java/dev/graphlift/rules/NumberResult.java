package dev.graphlift.rules;

/// Tells of functions that return numbers of Python to code that uses them.
///
/// A graph returns tensors in their place. Most code takes those as well, but not as the key of a
/// dictionary or the number of elements of a list.
public final class NumberResult extends FactRule {
  public NumberResult() {
    super(
        Rule.caveat("number-result", "Number of Python returned by a graph"),
        facts -> facts.tracing().numberResults(),
        "`%s` returns a tensor as a graph where %s");
  }
}
