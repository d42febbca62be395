package dev.graphlift.literate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a subject has to say about a snippet.
///
/// @param answers what belongs to single lines, compared with the inline assertions
/// @param blocks kind to text, compared with the expectation blocks; kinds nobody asked for are
///   fine
public record Outcome(List<Answer> answers, Map<String, String> blocks) {
  public Outcome {
    answers = List.copyOf(answers);
    blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
  }

  /// Answers about lines and nothing else.
  public static Outcome of(List<Answer> answers) {
    return new Outcome(answers, Map.of());
  }

  /// One block and nothing else.
  public static Outcome ofBlock(String kind, String text) {
    return new Outcome(List.of(), Map.of(kind, text));
  }

  /// This outcome with one more block.
  public Outcome withBlock(String kind, String text) {
    Map<String, String> more = new LinkedHashMap<>(blocks);
    more.put(kind, text);
    return new Outcome(answers, more);
  }
}
