package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import java.util.List;

/// Shapes that differ from call to call so often that tracing the function anew for each costs more
/// than one trace for all of them.
///
/// @param parameter the first that receives them
/// @param reads what could not be traced without knowing the extents that differ
public record Retracing(String parameter, List<Evidence> reads) {
  public Retracing {
    reads = List.copyOf(reads);
  }
}
