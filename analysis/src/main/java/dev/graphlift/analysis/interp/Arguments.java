package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.interp.CallEdge.Supply;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of a call, evaluated.
///
/// @param positional those whose position is known
/// @param rest what may follow them, from a `*iterable` of unknown length; bottom if nothing
/// @param keywords those whose name is known
/// @param mapping what may come under other names, from a `**mapping`; bottom if nothing
record Arguments(List<Value> positional, Value rest, Map<String, Value> keywords, Value mapping) {
  static final Arguments NONE = of(List.of());

  Arguments {
    positional = List.copyOf(positional);
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  /// The parameters of a function bound to values, and whether the call passes them.
  record Bound(Map<String, Value> values, Map<String, Supply> supply) {}

  static Arguments of(List<Value> positional) {
    return new Arguments(positional, Value.BOTTOM, Map.of(), Value.BOTTOM);
  }

  static Arguments of(Value... positional) {
    return of(List.of(positional));
  }

  /// The same behind further positional arguments.
  Arguments behind(Value... first) {
    List<Value> all = new ArrayList<>(List.of(first));
    all.addAll(positional);
    return new Arguments(all, rest, keywords, mapping);
  }

  /// The same with the arguments of a partial application.
  Arguments behind(List<Value> first, Map<String, Value> named) {
    List<Value> all = new ArrayList<>(first);
    all.addAll(positional);
    Map<String, Value> names = new LinkedHashMap<>(named);
    names.putAll(keywords);
    return new Arguments(all, rest, names, mapping);
  }

  /// The argument for a parameter given its position and name; bottom if it is not passed.
  Value argument(int position, String name) {
    if (position >= 0 && position < positional.size()) {
      return positional.get(position);
    }
    Value named = keywords.getOrDefault(name, mapping);
    return position >= 0 ? named.join(rest) : named;
  }

  /// All argument values joined.
  Value all() {
    Value all = rest.join(mapping);
    for (Value value : positional) {
      all = all.join(value);
    }
    for (Value value : keywords.values()) {
      all = all.join(value);
    }
    return all;
  }
}
