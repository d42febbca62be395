package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import dev.graphlift.source.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Folds the judgements of all rules into one verdict: safety first, benefit second.
public final class Decision {
  private Decision() {}

  /// The verdict on a function.
  public static Verdict decide(List<HazardRule> rules, FunctionFacts facts) {
    return facts.isGraph() ? ofHybrid(rules, facts) : ofEager(rules, facts);
  }

  private static Verdict ofEager(List<HazardRule> rules, FunctionFacts facts) {
    List<Finding> because = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    rules.stream()
        .filter(rule -> isReason(rule.rule().purpose()))
        .sorted(Comparator.comparing((HazardRule rule) -> rule.rule().purpose()))
        .forEach(rule -> {
          switch (rule.judge(facts)) {
            case Judgement.Clear() -> {}
            case Judgement.Blocks(var findings) -> because.addAll(findings);
            case Judgement.Undecided(_) when rule.rule().whenUnknown() == WhenUnknown.GO_AHEAD -> {}
            case Judgement.Undecided(var gap) -> gaps.add(gap);
          }
        });
    if (!because.isEmpty()) {
      return new Verdict.KeepEager(because);
    }
    return gaps.isEmpty()
        ? new Verdict.ToGraph(caveats(rules, facts))
        : new Verdict.CannotTell(gaps);
  }

  /// Whether a rule may keep a function eager.
  private static boolean isReason(Purpose purpose) {
    return switch (purpose) {
      case SAFETY, BENEFIT -> true;
      case CAVEAT, ADVICE -> false;
    };
  }

  private static List<String> caveats(List<HazardRule> rules, FunctionFacts facts) {
    List<String> caveats = new ArrayList<>();
    for (HazardRule rule : rules) {
      if (rule.rule().purpose() == Purpose.CAVEAT
          && rule.judge(facts) instanceof Judgement.Blocks(var findings)) {
        findings.stream().map(Finding::message).distinct().forEach(caveats::add);
      }
    }
    return caveats;
  }

  private static Verdict ofHybrid(List<HazardRule> rules, FunctionFacts facts) {
    List<Finding> warnings = new ArrayList<>();
    for (HazardRule rule : rules) {
      if (rule.rule().purpose() != Purpose.BENEFIT
          && rule.judge(facts) instanceof Judgement.Blocks(var findings)) {
        warnings.addAll(findings);
      }
    }
    return new Verdict.KeepGraph(warnings);
  }
}
