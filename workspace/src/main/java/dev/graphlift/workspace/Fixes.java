package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.refactor.Fix;
import dev.graphlift.refactor.Refactoring;
import dev.graphlift.refactor.Safety;
import dev.graphlift.source.Edit;
import dev.graphlift.source.Edits;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The fixes that the diagnostics of a project offer, to apply them.
public final class Fixes {
  /// None.
  public static final Fixes NONE = new Fixes(List.of());

  /// What can be selected besides rules.
  public static final List<String> CODES =
      List.of(
          Fix.RUN_AS_GRAPH,
          Fix.RUN_EAGERLY,
          Fix.ADD_SIGNATURE,
          Fix.WIDEN_SIGNATURE,
          Fix.REDUCE_RETRACING);

  private final List<Part> parts;

  private Fixes(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// A fix and the diagnostic that offers it.
  record Offer(Diagnostic diagnostic, Fix fix) {}

  /// The fixes of one project.
  private record Part(
      Refactoring refactoring,
      List<FunctionFacts> functions,
      ProjectSources sources,
      List<Offer> offers) {
    private Part {
      functions = List.copyOf(functions);
      offers = List.copyOf(offers);
    }
  }

  static Fixes of(
      Refactoring refactoring,
      List<FunctionFacts> functions,
      ProjectSources sources,
      List<Offer> offers) {
    return new Fixes(List.of(new Part(refactoring, functions, sources, offers)));
  }

  /// Those of diagnostics that are shown.
  public Fixes shown(List<Diagnostic> diagnostics) {
    return of(diagnostic -> diagnostics.stream().anyMatch(shown -> isSame(shown, diagnostic)));
  }

  private static boolean isSame(Diagnostic one, Diagnostic other) {
    return one.code().equals(other.code()) && one.span().equals(other.span());
  }

  /// Those of some diagnostics only.
  public Fixes of(Predicate<Diagnostic> chosen) {
    return new Fixes(
        parts.stream()
            .map(part ->
                new Part(
                    part.refactoring,
                    part.functions,
                    part.sources,
                    part.offers.stream().filter(offer -> chosen.test(offer.diagnostic())).toList()))
            .toList());
  }

  /// The files as they are with the fixes of a level; those that do not change are left out.
  public List<FixedFile> apply(Applicability level) {
    Safety safety =
        switch (level) {
          case SAFE -> Safety.SAFE;
          case UNSAFE -> Safety.UNSAFE;
        };
    return switch (DeepStack.run(() -> apply(safety))) {
      case DeepStack.Outcome.Done<List<FixedFile>>(var files) -> files;
      case DeepStack.Outcome.Failed<List<FixedFile>>(var failure) ->
          throw new IllegalStateException(failure);
    };
  }

  private List<FixedFile> apply(Safety level) {
    return parts.stream().flatMap(part -> apply(part, level).stream()).toList();
  }

  private static List<FixedFile> apply(Part part, Safety level) {
    List<Fix> candidates = part.offers.stream().map(Offer::fix).toList();
    List<Fix> chosen = part.refactoring.chosen(part.functions, candidates, level);
    Map<String, List<Edit>> edits = part.refactoring.edits(chosen);
    List<FixedFile> fixed = new ArrayList<>();
    for (SourceFile file : part.sources.files()) {
      Optional.ofNullable(edits.get(file.path()))
          .map(all -> fixed(file, all, answered(part, chosen, file.path())))
          .ifPresent(fixed::add);
    }
    return fixed;
  }

  private static FixedFile fixed(SourceFile file, List<Edit> edits, List<Diagnostic> answered) {
    String after = Edits.apply(file.text().text(), edits);
    if (!PythonParser.parse(SourceText.of(file.path(), after)).isValid()) {
      throw new IllegalStateException("the fixes for `%s` break it".formatted(file.path()));
    }
    return new FixedFile(file.path(), file.file().location(), file.text(), after, answered);
  }

  private static List<Diagnostic> answered(Part part, List<Fix> chosen, String path) {
    return part.offers.stream()
        .filter(offer -> chosen.contains(offer.fix()) && offer.fix().function().file().equals(path))
        .map(Offer::diagnostic)
        .distinct()
        .toList();
  }
}
