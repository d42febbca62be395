package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.ValueText;
import dev.graphlift.rules.Decision;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.Judgement;
import dev.graphlift.rules.Rules;
import dev.graphlift.rules.Verdict;
import dev.graphlift.source.Finding;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Explains one function.
final class Explaining {
  private static final int MOST_PLACES = 3;

  private final Spans spans;
  private final FunctionFacts facts;
  private final Map<String, Value> values = new LinkedHashMap<>();

  Explaining(Spans spans, FunctionFacts facts, Observations observations) {
    this.spans = spans;
    this.facts = facts;
    Map<Integer, Value> seen = observations.byNode();
    for (Statement statement : facts.unit().def().body()) {
      Nodes.walk(
          statement,
          node -> {
            if (node instanceof Expression.Name name) {
              Optional.ofNullable(seen.get(name.id()))
                  .ifPresent(value -> values.merge(name.name(), value, Value::join));
            }
          });
    }
  }

  /// The innermost function around a line, its decorators and head counted in.
  static Optional<FunctionFacts> functionAt(
      List<FunctionFacts> functions, Spans spans, String file, int line) {
    return functions.stream()
        .filter(each -> each.unit().file().equals(file))
        .filter(each -> contains(spans, each, line))
        .reduce((outer, inner) -> inner);
  }

  private static boolean contains(Spans spans, FunctionFacts facts, int line) {
    var lines = spans.text(facts.unit().file()).lines();
    var definition = facts.unit().def();
    int first =
        Stream.concat(
                Stream.of(definition.range().start()),
                definition.decorators().stream().map(each -> each.range().start()))
            .mapToInt(lines::line)
            .min()
            .orElseThrow();
    return first <= line && line <= lines.line(definition.range().end());
  }

  Explanation explanation(List<HazardRule> rules) {
    List<String> names = facts.parameters().stream().map(ParameterFacts::name).toList();
    List<Explanation.Variable> locals = new ArrayList<>();
    values.forEach((name, value) -> {
      if (!names.contains(name)) {
        locals.add(variable(name, value, List.of()));
      }
    });
    return new Explanation(
        facts.name(),
        spans.of(facts.place()),
        standing(Decision.decide(rules, facts)),
        facts.parameters().stream().map(this::parameter).toList(),
        locals,
        Rules.ALL.stream().map(this::judged).toList());
  }

  private static Explanation.Standing standing(Verdict verdict) {
    return switch (verdict) {
      case Verdict.ToGraph _ -> Explanation.Standing.READY;
      case Verdict.KeepEager _ -> Explanation.Standing.HELD_BACK;
      case Verdict.CannotTell _ -> Explanation.Standing.OPEN;
      case Verdict.KeepGraph _ -> Explanation.Standing.GRAPH;
    };
  }

  private Explanation.Variable parameter(ParameterFacts parameter) {
    List<Diagnostic.Related> from = new ArrayList<>();
    parameter.hint().ifPresent(hint -> from.addAll(spans.related(hint)));
    Stream.of(parameter.tensor(), parameter.container(), parameter.primitive())
        .flatMap(answer -> evidence(answer).stream())
        .flatMap(evidence -> spans.related(evidence).stream())
        .distinct()
        .forEach(from::add);
    Value value = values.getOrDefault(parameter.name(), Value.BOTTOM);
    if (!value.isBottom()) {
      return variable(parameter.name(), value, from);
    }
    String types =
        parameter.types().stream()
            .map(ValueText::of)
            .distinct()
            .collect(Collectors.joining(" or "));
    return new Explanation.Variable(
        parameter.name(), types.isEmpty() ? "not read" : types, from, Optional.empty());
  }

  private static List<Evidence> evidence(Answer<Evidence> answer) {
    return answer instanceof Answer.Yes(var evidence)
        ? evidence.stream().limit(MOST_PLACES).toList()
        : List.of();
  }

  private Explanation.Variable variable(String name, Value value, List<Diagnostic.Related> from) {
    return new Explanation.Variable(
        name, ValueText.of(value), from, value.gap().map(this::related));
  }

  private Diagnostic.Related related(Gap gap) {
    return new Diagnostic.Related(spans.of(gap.place()), gap.message());
  }

  private Explanation.Judged judged(HazardRule rule) {
    String id = rule.rule().id();
    return switch (rule.judge(facts)) {
      case Judgement.Clear() -> new Explanation.Judged(id, Explanation.Outcome.CLEAR, List.of());
      case Judgement.Undecided(var gap) ->
          new Explanation.Judged(id, Explanation.Outcome.UNDECIDED, List.of(related(gap)));
      case Judgement.Blocks(var findings) ->
          new Explanation.Judged(
              id,
              Explanation.Outcome.BLOCKS,
              findings.stream().flatMap(finding -> reasons(finding).stream()).distinct().toList());
    };
  }

  private List<Diagnostic.Related> reasons(Finding finding) {
    List<Diagnostic.Related> reasons = new ArrayList<>();
    reasons.add(new Diagnostic.Related(spans.of(finding.place()), finding.message()));
    finding.notes().stream().map(spans::related).forEach(reasons::add);
    return reasons;
  }
}
