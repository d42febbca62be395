package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.stream.Stream;

/// The parameters of a function or lambda, in the order written.
///
/// @param range from the first parameter to the last; empty where there are none
public record Parameters(int id, TextRange range, List<Parameter> all) implements Node {
  public Parameters {
    all = List.copyOf(all);
  }

  /// The parameters a positional argument can reach, `*args` left out.
  public List<Parameter> positional() {
    return ofKinds(ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD);
  }

  /// The parameters after `*`, `**kwargs` left out.
  public List<Parameter> keywordOnly() {
    return ofKinds(ParameterKind.KEYWORD_ONLY, ParameterKind.KEYWORD_ONLY);
  }

  private List<Parameter> ofKinds(ParameterKind one, ParameterKind other) {
    return stream().filter(p -> p.kind() == one || p.kind() == other).toList();
  }

  /// All parameters.
  public Stream<Parameter> stream() {
    return all.stream();
  }
}
