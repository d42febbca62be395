package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.refactor.Fix;
import dev.graphlift.refactor.Refactoring;
import dev.graphlift.refactor.Safety;
import dev.graphlift.source.Edit;
import dev.graphlift.source.Place;
import dev.graphlift.workspace.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts fixes to the diagnostics that they answer.
final class Offers {
  private final Spans spans;
  private final Refactoring refactoring;
  private final List<Fixes.Offer> all = new ArrayList<>();

  Offers(Spans spans, Refactoring refactoring) {
    this.spans = spans;
    this.refactoring = refactoring;
  }

  List<Fixes.Offer> all() {
    return all;
  }

  /// The diagnostics of a function with its fixes, and those that fixes alone give rise to.
  List<Diagnostic> with(FunctionFacts facts, List<Diagnostic> diagnostics, List<Fix> fixes) {
    Map<String, List<Fix>> byCode = new LinkedHashMap<>();
    fixes.forEach(fix -> byCode.computeIfAbsent(fix.code(), _ -> new ArrayList<>()).add(fix));
    List<Diagnostic> offering = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      List<Fix> found = Optional.ofNullable(byCode.remove(diagnostic.code())).orElse(List.of());
      offering.add(found.isEmpty() ? diagnostic : offer(diagnostic, found));
    }
    byCode.forEach((code, found) ->
        message(code, facts)
            .map(message ->
                new Diagnostic(code, Severity.WARNING, spans.of(facts.place()), message, List.of()))
            .ifPresent(diagnostic -> offering.add(offer(diagnostic, found))));
    return offering;
  }

  private static Optional<String> message(String code, FunctionFacts facts) {
    return switch (code) {
      case Fix.ADD_SIGNATURE ->
          Optional.of("`%s` could have an input signature".formatted(facts.name()));
      case Fix.WIDEN_SIGNATURE ->
          Optional.of("the input signature of `%s` refuses a call".formatted(facts.name()));
      case Fix.REDUCE_RETRACING ->
          Optional.of("`%s` is traced anew for each shape".formatted(facts.name()));
      default -> Optional.empty();
    };
  }

  private Diagnostic offer(Diagnostic diagnostic, List<Fix> alternatives) {
    Fix shown =
        alternatives.stream()
            .filter(fix -> fix.safety() == Safety.SAFE)
            .findFirst()
            .orElse(alternatives.getFirst());
    Diagnostic offering = diagnostic.with(described(shown));
    alternatives.forEach(fix -> all.add(new Fixes.Offer(offering, fix)));
    return offering;
  }

  private Diagnostic.Fix described(Fix fix) {
    Applicability applicability =
        switch (fix.safety()) {
          case SAFE -> Applicability.SAFE;
          case UNSAFE -> Applicability.UNSAFE;
        };
    List<Diagnostic.Change> changes = new ArrayList<>();
    refactoring
        .edits(List.of(fix))
        .forEach((file, edits) -> edits.forEach(edit -> changes.add(change(file, edit))));
    return new Diagnostic.Fix(fix.title(), applicability, fix.assumptions(), changes);
  }

  private Diagnostic.Change change(String file, Edit edit) {
    return new Diagnostic.Change(spans.of(new Place(file, edit.range())), edit.replacement());
  }
}
