package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.interp.CallEdge.Supply;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The arguments of a call, evaluated.
///
/// @param positional those whose position is known
/// @param rest what may follow them, from a `*iterable` of unknown length; bottom if nothing
/// @param keywords those whose name is known
/// @param mapping what may come under other names, from a `**mapping`; bottom if nothing
/// @param optional those keywords that a `**mapping` may lack
record Arguments(
    List<Value> positional,
    Value rest,
    Map<String, Value> keywords,
    Value mapping,
    Set<String> optional) {
  static final Arguments NONE = of(List.of());

  Arguments {
    positional = List.copyOf(positional);
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    optional = Set.copyOf(optional);
  }

  Arguments(List<Value> positional, Value rest, Map<String, Value> keywords, Value mapping) {
    this(positional, rest, keywords, mapping, Set.of());
  }

  /// The keywords that are passed for sure.
  Set<String> passed() {
    Set<String> passed = new LinkedHashSet<>(keywords.keySet());
    passed.removeAll(optional);
    return passed;
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
    return new Arguments(all, rest, keywords, mapping, optional);
  }

  /// The same with the arguments of a partial application.
  Arguments behind(List<Value> first, Map<String, Value> named) {
    List<Value> all = new ArrayList<>(first);
    all.addAll(positional);
    Map<String, Value> names = new LinkedHashMap<>(named);
    keywords.forEach((name, value) ->
        names.merge(name, value, (old, now) -> optional.contains(name) ? old.join(now) : now));
    Set<String> open = new LinkedHashSet<>(optional);
    open.removeAll(named.keySet());
    return new Arguments(all, rest, names, mapping, open);
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
