package dev.graphlift.refactor;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.Judgement;
import dev.graphlift.rules.Rule;
import dev.graphlift.source.Edit;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Fixes that make graph functions of eager ones.
final class Conversions {
  private final Subject subject;
  private final FunctionFacts facts;

  Conversions(Subject subject) {
    this.subject = subject;
    this.facts = subject.facts();
  }

  /// Fixes that differ in their safety, of which one is to be applied: the first that may be.
  ///
  /// @param settings arguments that are welcome, but not proved to be harmless
  List<Fix> ours(List<HazardRule> rules, List<Setting> settings) {
    boolean isMadeAgain = facts.tracing().repeatedConversion().isYes();
    if (!facts.hybridness().ways().isEmpty() || isMadeAgain || isUnsuitable()) {
      return List.of();
    }
    Optional<InputSignature.Inferred> signature = SignatureFit.ofIndifferent(subject);
    List<String> assumptions = assumptions(rules);
    List<Fix> fixes = new ArrayList<>();
    if (signature.isEmpty() && !settings.isEmpty()) {
      List<String> more = new ArrayList<>(assumptions);
      more.add(VaryingShapes.ASSUMPTION);
      plain(settings, more).ifPresent(fixes::add);
    }
    signature
        .flatMap(found -> signed(found, assumptions))
        .or(() -> plain(List.of(), assumptions))
        .ifPresent(fixes::add);
    return fixes;
  }

  /// The fix in the manner of the reference tool.
  Optional<Fix> reference(Optional<InputSignature.Inferred> signature, List<String> assumptions) {
    return signature
        .flatMap(found -> signed(found, assumptions))
        .or(() -> plain(List.of(), assumptions));
  }

  private Optional<Fix> signed(InputSignature.Inferred signature, List<String> assumptions) {
    Set<String> names = new TreeSet<>(signature.names());
    names.add(FrameworkNames.DECORATOR);
    return subject
        .spellings()
        .above(subject.def(), names)
        .flatMap(spelling ->
            fix(
                spelling,
                List.of(Setting.ofList("input_signature", signature.specs(spelling::of))),
                assumptions));
  }

  private Optional<Fix> plain(List<Setting> settings, List<String> assumptions) {
    return subject
        .spellings()
        .above(subject.def(), Set.of(FrameworkNames.DECORATOR))
        .flatMap(spelling -> fix(spelling, settings, assumptions));
  }

  private Optional<Fix> fix(Spelling spelling, List<Setting> settings, List<String> assumptions) {
    List<String> all = new ArrayList<>(assumptions);
    if (!spelling.imports().isEmpty() && !subject.spellings().importsFramework()) {
      all.add("`%s` may import TensorFlow".formatted(facts.unit().file()));
    }
    Optional<List<Edit>> edits =
        subject.edits().adding(spelling.of(FrameworkNames.DECORATOR), settings);
    return edits.map(found ->
        Fix.of(
            facts.unit(),
            Fix.RUN_AS_GRAPH,
            "run `%s` as a graph".formatted(subject.name()),
            all,
            found,
            spelling.imports()));
  }

  /// Whether a graph function cannot stand in for the function, whatever its body computes.
  private boolean isUnsuitable() {
    Statement.FunctionDef def = subject.def();
    String name = def.name().text();
    boolean isSpecial = name.startsWith("__") && name.endsWith("__") && !name.equals("__call__");
    return def.isAsync() || isSpecial || def.body().stream().anyMatch(Conversions::yields);
  }

  private static boolean yields(Node node) {
    if (node instanceof Statement.Definition || node instanceof Expression.Lambda) {
      return false;
    }
    return node instanceof Expression.Yield
        || node instanceof Expression.YieldFrom
        || node instanceof Expression.Await
        || Nodes.children(node).stream().anyMatch(Conversions::yields);
  }

  private List<String> assumptions(List<HazardRule> rules) {
    List<String> found = new ArrayList<>();
    if (facts.called() instanceof Answer.Yes(var calls)
        && calls.stream().allMatch(call -> call.place().equals(facts.place()))) {
      found.add("nothing analysed calls `%s`; what it receives is guessed".formatted(facts.name()));
    }
    for (HazardRule rule : rules) {
      if (rule.rule().purpose() == Rule.Purpose.SAFETY
          && rule.judge(facts) instanceof Judgement.Undecided(var gap)) {
        found.add(gap.message());
      }
    }
    facts.body().foreignDecorator().ifPresent(decorator -> found.add(decorator.message()));
    facts
        .unit()
        .enclosing()
        .ifPresent(outer ->
            found.add("`%s` is not called again and again".formatted(outer.qualifiedName())));
    return found.stream().distinct().toList();
  }
}
