package dev.graphlift.refactor;

import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.source.Edit;
import java.util.List;

/// A change of one function's source that does what a report recommends.
///
/// @param code the diagnostic that it answers, as in `run-as-graph`
/// @param title what it does, in the imperative, without a full stop
/// @param assumptions what it rests on beside proof; none where it is safe
/// @param imports what the file lacks for it
public record Fix(
    FunctionUnit function,
    String code,
    String title,
    Safety safety,
    List<String> assumptions,
    List<Edit> edits,
    List<NewImport> imports) {
  /// An eager function becomes a graph function.
  public static final String RUN_AS_GRAPH = "run-as-graph";

  /// A graph function becomes an eager one.
  public static final String RUN_EAGERLY = "run-eagerly";

  /// A graph function gets an input signature.
  public static final String ADD_SIGNATURE = "missing-input-signature";

  /// A graph function gets a signature that takes all calls seen in place of one that refuses some.
  public static final String WIDEN_SIGNATURE = "narrow-signature";

  /// A graph function shares traces among shapes.
  public static final String REDUCE_RETRACING = "varying-shapes";

  public Fix {
    assumptions = List.copyOf(assumptions);
    edits = List.copyOf(edits);
    imports = List.copyOf(imports);
  }

  /// A fix that is safe unless it rests on something.
  static Fix of(
      FunctionUnit function,
      String code,
      String title,
      List<String> assumptions,
      List<Edit> edits,
      List<NewImport> imports) {
    Safety safety = assumptions.isEmpty() ? Safety.SAFE : Safety.UNSAFE;
    return new Fix(function, code, title, safety, assumptions, edits, imports);
  }

  /// Whether it may be applied where fixes up to a level may.
  public boolean isAllowed(Safety level) {
    return safety.compareTo(level) <= 0;
  }
}
