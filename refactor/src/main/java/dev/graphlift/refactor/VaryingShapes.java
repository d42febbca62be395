package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.models.Library;
import java.util.List;

/// Lets a function whose shapes differ from call to call use one trace for them.
final class VaryingShapes {
  static final String ASSUMPTION = "its body does not depend on the extents that vary";
  static final String PARAMETER = "reduce_retracing";
  private static final String SINCE = "2.9";
  private static final Setting SETTING = Setting.of(PARAMETER, "True");

  private VaryingShapes() {}

  /// The argument that lets shapes share a trace; none where they differ too seldom, or the body is
  /// seen to depend on them.
  static List<Setting> settings(FunctionFacts facts, Library library) {
    boolean mayShare = facts.retracing().filter(found -> found.reads().isEmpty()).isPresent();
    return library.hasReached(SINCE) && mayShare ? List.of(SETTING) : List.of();
  }
}
