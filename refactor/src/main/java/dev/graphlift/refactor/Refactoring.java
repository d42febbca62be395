package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.Callers;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.Workload;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.Verdict;
import dev.graphlift.source.Edit;
import dev.graphlift.source.Edits;
import dev.graphlift.source.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns what was decided about the functions of a project into fixes, and fixes that are chosen
/// into edits of its files.
public final class Refactoring {
  private static final String REDUNDANT = "redundant-conversion";
  private static final String REPEATED = "repeated-conversion";
  private static final String OUTDATED = "outdated-argument";
  private static final String PRESENT_NAMES_SINCE = "2.9";

  private final List<FileIndex> files;
  private final NameResolver resolver;
  private final Library library;
  private final Callers callers;
  private final Workload workload;
  private final Style style;
  private final SmallFunctions smallFunctions;
  private final Map<String, Layout> layouts = new HashMap<>();

  /// Fixes for a project.
  ///
  /// @param analysed what was found out about it
  public Refactoring(
      List<FileIndex> files,
      NameResolver resolver,
      Library library,
      ProjectAnalysis.Result analysed,
      Style style,
      SmallFunctions smallFunctions) {
    this.files = List.copyOf(files);
    this.resolver = resolver;
    this.library = library;
    this.callers = analysed.callers();
    this.workload = analysed.workload();
    this.style = style;
    this.smallFunctions = smallFunctions;
  }

  /// The fixes for a function under our own rules. Those of one code are alternatives, the better
  /// first.
  public List<Fix> fixes(List<HazardRule> rules, FunctionFacts facts, Verdict verdict) {
    Subject subject = subject(facts);
    return switch (verdict) {
      case Verdict.ToGraph _ ->
          new Conversions(subject).ours(rules, VaryingShapes.settings(facts, library));
      case Verdict.KeepGraph(var warnings) -> repairs(subject, warnings);
      case Verdict.KeepEager _, Verdict.CannotTell _ -> List.of();
    };
  }

  private List<Fix> repairs(Subject subject, List<Finding> warnings) {
    Set<String> flagged = warnings.stream().map(Finding::rule).collect(Collectors.toSet());
    Repairs repairs = new Repairs(subject);
    List<Fix> fixes = new ArrayList<>();
    if (flagged.contains(REDUNDANT)) {
      repairs.withoutBoundary(REDUNDANT).ifPresent(fixes::add);
    } else if (flagged.contains(REPEATED)) {
      repairs.withoutRepetition(REPEATED).ifPresent(fixes::add);
    }
    if (flagged.contains(OUTDATED) && library.hasReached(PRESENT_NAMES_SINCE)) {
      repairs.renamedArguments(OUTDATED).ifPresent(fixes::add);
    }
    boolean isSound = Set.of(OUTDATED).containsAll(flagged);
    if (isSound) {
      Optional<Fix> signature =
          SignatureFit.ofIndifferent(subject)
              .flatMap(
                  found -> repairs.addSignature(found).or(() -> repairs.widenSignature(found)));
      signature
          .or(() ->
              VaryingShapes.settings(subject.facts(), library).stream()
                  .findFirst()
                  .flatMap(repairs::shareTraces))
          .ifPresent(fixes::add);
    }
    return fixes;
  }

  /// The fix for a function as the reference tool decides.
  public List<Fix> fixes(FunctionFacts facts, ReferenceDecision.Outcome outcome) {
    Subject subject = subject(facts);
    Optional<InputSignature.Inferred> signature =
        outcome.isWithheld() ? Optional.empty() : SignatureFit.of(subject);
    List<String> assumptions =
        outcome.facts().speculative()
            ? facts.contextClue().map(clue -> clue.message()).stream().toList()
            : List.of();
    List<Fix> fixes = new ArrayList<>();
    for (String transformation : outcome.transformations()) {
      switch (transformation) {
        case "CONVERT_TO_HYBRID" ->
            new Conversions(subject).reference(signature, assumptions).ifPresent(fixes::add);
        case "CONVERT_TO_EAGER" -> new Repairs(subject).toEager(assumptions).ifPresent(fixes::add);
        case "RECONFIGURE" ->
            signature
                .flatMap(found -> new Repairs(subject).addSignature(found))
                .ifPresent(fixes::add);
        default -> throw new IllegalArgumentException("no transformation: " + transformation);
      }
    }
    return fixes;
  }

  private Subject subject(FunctionFacts facts) {
    FileIndex file = facts.index();
    Layout layout = layouts.computeIfAbsent(file.path(), _ -> Layout.of(file.parsed()));
    int width =
        switch (style) {
          case OURS -> layout.width();
          case REFERENCE -> Integer.MAX_VALUE;
        };
    return new Subject(
        facts,
        new DecoratorEdits(layout, facts.unit().def(), width),
        new Spelling.Choice(file, resolver, files, style));
  }

  /// The fixes to apply together: those allowed, one of each code for a function, without those
  /// that others make needless or that overlap an earlier one.
  public List<Fix> chosen(List<FunctionFacts> functions, List<Fix> candidates, Safety level) {
    Map<Site, Map<String, Fix>> best = new LinkedHashMap<>();
    for (Fix fix : candidates) {
      if (fix.isAllowed(level)) {
        best.computeIfAbsent(site(fix), _ -> new LinkedHashMap<>()).putIfAbsent(fix.code(), fix);
      }
    }
    List<Fix> ordered =
        best.values().stream()
            .flatMap(fixes -> fixes.values().stream())
            .sorted(
                Comparator.comparing((Fix fix) -> fix.function().file())
                    .thenComparingInt(fix -> fix.function().def().range().start()))
            .toList();
    return withoutOverlaps(withoutNeedless(functions, ordered));
  }

  private static Site site(FunctionFacts facts) {
    return new Site(facts.unit().file(), facts.unit().id());
  }

  private static Site site(Fix fix) {
    return new Site(fix.function().file(), fix.function().id());
  }

  /// Only the functions through which a program enters its graphs get a decorator.
  private List<Fix> withoutNeedless(List<FunctionFacts> functions, List<Fix> fixes) {
    return switch (style) {
      case OURS -> {
        Placement placement = placement(functions, fixes);
        yield fixes.stream()
            .filter(fix ->
                !isConversion(fix)
                    || placement.of(site(fix)).orElseThrow() instanceof Standing.Boundary)
            .toList();
      }
      case REFERENCE -> fixes;
    };
  }

  private Placement placement(List<FunctionFacts> functions, List<Fix> fixes) {
    Map<Site, FunctionUnit> units = new HashMap<>();
    Set<Site> graphs = new HashSet<>();
    for (FunctionFacts facts : functions) {
      units.put(site(facts), facts.unit());
      if (facts.hybridness().any()) {
        graphs.add(site(facts));
      }
    }
    Map<Site, FunctionUnit> candidates = new HashMap<>();
    fixes.stream()
        .filter(Refactoring::isConversion)
        .forEach(fix -> candidates.put(site(fix), fix.function()));
    return new Placement(callers, workload, units, graphs, candidates, smallFunctions);
  }

  /// Where a function stands among all that fixes up to a level make graph functions; empty where
  /// none does that to it.
  public Function<FunctionFacts, Optional<Standing>> standings(
      List<FunctionFacts> functions, List<Fix> candidates, Safety level) {
    return switch (style) {
      case OURS -> {
        Placement placement =
            placement(functions, candidates.stream().filter(fix -> fix.isAllowed(level)).toList());
        yield facts -> placement.of(site(facts));
      }
      case REFERENCE -> _ -> Optional.empty();
    };
  }

  private static boolean isConversion(Fix fix) {
    return fix.code().equals(Fix.RUN_AS_GRAPH);
  }

  private static List<Fix> withoutOverlaps(List<Fix> fixes) {
    Map<String, List<Edit>> taken = new HashMap<>();
    List<Fix> kept = new ArrayList<>();
    for (Fix fix : fixes) {
      List<Edit> before = taken.computeIfAbsent(fix.function().file(), _ -> new ArrayList<>());
      boolean collides =
          fix.edits().stream()
              .anyMatch(edit -> before.stream().anyMatch(other -> Edits.collide(edit, other)));
      if (!collides) {
        before.addAll(fix.edits());
        kept.add(fix);
      }
    }
    return kept;
  }

  /// The edits of each file for fixes that were chosen together, by its path.
  public Map<String, List<Edit>> edits(List<Fix> chosen) {
    Map<String, List<Edit>> edits = new TreeMap<>();
    Map<String, List<NewImport>> imports = new TreeMap<>();
    for (Fix fix : chosen) {
      String file = fix.function().file();
      edits.computeIfAbsent(file, _ -> new ArrayList<>()).addAll(fix.edits());
      imports.computeIfAbsent(file, _ -> new ArrayList<>()).addAll(fix.imports());
    }
    imports.forEach((path, wanted) -> {
      FileIndex file = resolver.file(path);
      List<Edit> all =
          ImportEdits.of(Layout.of(file.parsed()), file.parsed().tree().body(), wanted);
      Optional.ofNullable(edits.get(path))
          .ifPresent(list -> all.forEach(edit -> addFirst(edit, list)));
    });
    return edits;
  }

  /// Adds an edit; what it inserts comes before what others insert at the same place, as the import
  /// before the decorator of a function right below the imports.
  private static void addFirst(Edit edit, List<Edit> edits) {
    for (int i = 0; i < edits.size(); i++) {
      Edit other = edits.get(i);
      if (edit.range().length() == 0 && other.range().equals(edit.range())) {
        edits.set(i, new Edit(edit.range(), edit.replacement() + other.replacement()));
        return;
      }
    }
    edits.add(edit);
  }
}
