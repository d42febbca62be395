package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.FunctionFacts;

/// Judgements of rules that flag a fact as such.
final class Answers {
  private Answers() {}

  /// Blocks where an answer is yes.
  ///
  /// @param message format with the function's name and what was seen
  static Judgement judge(Rule rule, FunctionFacts facts, Answer<Evidence> answer, String message) {
    return switch (answer) {
      case Answer.No() -> new Judgement.Clear();
      case Answer.Unknown(var gap) -> new Judgement.Undecided(gap);
      case Answer.Yes(var evidence) ->
          new Judgement.Blocks(
              evidence.stream()
                  .map(each ->
                      Findings.of(
                          rule,
                          facts.place(),
                          message.formatted(facts.name(), each.message()),
                          each))
                  .toList());
    };
  }
}
