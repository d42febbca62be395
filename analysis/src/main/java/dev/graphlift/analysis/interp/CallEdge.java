package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One call of project code that some activation makes.
///
/// @param site the call, or what makes it implicitly: an operator, an attribute, a `with`
/// @param callee the activation called
/// @param arguments what each parameter is bound to at this site
/// @param supply whether the call passes each parameter, or leaves it to its default
public record CallEdge(
    Site site, Activation callee, Map<String, Value> arguments, Map<String, Supply> supply) {
  public CallEdge {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    supply = Collections.unmodifiableMap(new LinkedHashMap<>(supply));
  }

  /// Whether a call passes a parameter.
  public enum Supply {
    PASSED,
    DEFAULTED,
    UNKNOWN;

    private Supply join(Supply other) {
      return this == other ? this : UNKNOWN;
    }
  }

  CallEdge join(CallEdge other) {
    Map<String, Value> values = new LinkedHashMap<>(arguments);
    other.arguments.forEach((name, value) -> values.merge(name, value, Value::join));
    Map<String, Supply> supplied = new LinkedHashMap<>(supply);
    other.supply.forEach((name, how) -> supplied.merge(name, how, Supply::join));
    return new CallEdge(site, callee, values, supplied);
  }
}
