package dev.graphlift.workspace;

import java.util.List;
import java.util.Optional;

/// All that is known of one function, and what each rule makes of it.
///
/// @param function its dotted name
/// @param span its name in the text
/// @param parameters its parameters in order, the receiver left out
/// @param locals the other names that it reads, in the order of the text
public record Explanation(
    String function,
    Diagnostic.Span span,
    Standing standing,
    List<Variable> parameters,
    List<Variable> locals,
    List<Judged> rules) {
  public Explanation {
    parameters = List.copyOf(parameters);
    locals = List.copyOf(locals);
    rules = List.copyOf(rules);
  }

  /// The verdict in short.
  public enum Standing {
    /// It could run as a graph.
    READY,
    /// Something stands in the way.
    HELD_BACK,
    /// It cannot be told.
    OPEN,
    /// It runs as a graph already.
    GRAPH
  }

  /// A name and what it may stand for.
  ///
  /// @param values the values in words, joined by `or`
  /// @param from where they come from
  /// @param gap where, and why, something else may come too
  public record Variable(
      String name, String values, List<Diagnostic.Related> from, Optional<Diagnostic.Related> gap) {
    public Variable {
      from = List.copyOf(from);
    }
  }

  /// What one rule says.
  ///
  /// @param reasons its findings, or what it would have to know
  public record Judged(String rule, Outcome outcome, List<Diagnostic.Related> reasons) {
    public Judged {
      reasons = List.copyOf(reasons);
    }
  }

  /// Ways a rule may turn out.
  public enum Outcome {
    CLEAR,
    BLOCKS,
    UNDECIDED
  }
}
