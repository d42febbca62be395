package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Engine;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.HybridFunctions;
import dev.graphlift.analysis.names.Hybridness;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs the whole analysis of one project and gives the facts of every function definition.
///
/// The facts come in two views of one run: what the program and its tests show, and what is known
/// once functions that nobody calls are followed as well.
public final class ProjectAnalysis {
  private ProjectAnalysis() {}

  /// The facts of all functions in file and line order, in both views.
  ///
  /// @param called as the analysed program and tests call them; empty unless asked for
  /// @param whole with every function left over called with any arguments
  /// @param calls who calls whom, with every function left over called as well
  /// @param callers the same for functions of the project alone
  /// @param workload how often each is called, and how much it does
  public record Result(
      List<FunctionFacts> called,
      List<FunctionFacts> whole,
      CallNames calls,
      Callers callers,
      Workload workload) {
    public Result {
      called = List.copyOf(called);
      whole = List.copyOf(whole);
    }
  }

  /// Analyses the files of one project.
  ///
  /// @param libraries what is known about them, before the program changes their settings
  public static Result analyse(
      List<FileIndex> files, ModuleTable modules, Library libraries, AnalysisOptions options) {
    List<FileIndex> sorted = files.stream().sorted(Comparator.comparing(FileIndex::path)).toList();
    NameResolver resolver = NameResolver.of(sorted, modules);
    Library library = FloatSettings.applied(libraries, sorted, resolver);
    TypeHints hints =
        new TypeHints(resolver, name -> TensorClasses.contains(library.canonical(name)));
    ExtentReads reads = new ExtentReads(options.observer());
    Recorder recorder = new Recorder(sorted, reads);
    Seen seen = new Seen(recorder);
    Engine engine = new Engine(sorted, modules, library, options.budget(), seen);
    EntryPoints entryPoints = new EntryPoints(engine, resolver, hints);
    entryPoints.runProgram(sorted, options.tests());
    View view =
        new View(
            sorted,
            resolver,
            library,
            hints,
            HybridFunctions.of(sorted, resolver),
            recorder,
            seen,
            engine.heap());
    List<Activation> reached = entryPoints.entries();
    CallGraph program = CallGraph.from(reached);
    List<FunctionFacts> called =
        switch (options.views()) {
          case WHOLE -> List.of();
          case CALLED_AND_WHOLE -> view.facts(program);
        };
    entryPoints.runLeftovers(new Mentions(sorted));
    List<Activation> entries = entryPoints.entries();
    CallGraph all = CallGraph.from(entries, entries.subList(reached.size(), entries.size()));
    List<FunctionFacts> whole = view.facts(all);
    Workload workload = new WorkloadReader(all, view.places(), seen, library).read();
    // Last, because what it adds to the objects of the heap happens in no run of the program.
    TracedFacts traced = view.traced(entryPoints.runTraced(), all);
    called = traced.addedTo(called);
    whole = traced.addedTo(whole);
    OpenExtents ofAll = new OpenExtents(entryPoints, view.places(), all, reads);
    switch (options.signatures()) {
      case INFER -> {
        ContextClues clues = new ContextClues(resolver);
        Predicate<FunctionFacts> isLayerCall = facts -> clues.isLayerCall(facts.unit());
        var ofProgram = new OpenExtents(entryPoints, view.places(), program, reads);
        called = new SignedRuns(ofProgram, engine.heap()).signed(called, isLayerCall);
        whole = new SignedRuns(ofAll, engine.heap()).signed(whole, isLayerCall);
      }
      case LEAVE_OUT -> {}
    }
    whole = RetracingReader.added(whole, ofAll);
    return new Result(
        called, whole, new CallNames(all, sorted, modules), Callers.in(all), workload);
  }

  /// Reads the facts off a settled engine.
  private record View(
      List<FileIndex> files,
      NameResolver resolver,
      Library library,
      TypeHints hints,
      HybridFunctions hybrids,
      Recorder recorder,
      Seen seen,
      Heap heap) {

    TracedFacts traced(Map<Site, List<Activation>> traced, CallGraph program) {
      CallGraph graph = CallGraph.from(traced.values().stream().flatMap(List::stream).toList());
      Guards guards = new Guards(byPath());
      Limits limits = Limits.ofTraces(seen, library, program);
      return new TracedFacts(traced, EffectReader.ofTraces(graph, places(), guards, limits));
    }

    private Map<String, FileIndex> byPath() {
      Map<String, FileIndex> byPath = new LinkedHashMap<>();
      files.forEach(file -> byPath.put(file.path(), file));
      return byPath;
    }

    private Map<Site, Hybridness> bySite() {
      Map<Site, Hybridness> all = new LinkedHashMap<>();
      for (FileIndex file : files) {
        file.functions().forEach(u -> all.put(new Site(u.file(), u.id()), hybrids.of(u)));
      }
      return all;
    }

    private Places places() {
      return new Places(byPath());
    }

    List<FunctionFacts> facts(CallGraph graph) {
      Places places = places();
      Guards guards = new Guards(byPath());
      Limits limits = Limits.ofProgram(seen, library);
      EffectReader effects = EffectReader.ofProgram(graph, places, guards, limits);
      Readers readers =
          new Readers(
              graph,
              places,
              new ParameterReader(graph, places, hints, new ExpectedFailures(byPath())),
              effects,
              new RecursionReader(graph, places),
              new BodyReader(
                  graph, effects.closures(), places, recorder, bySite(), resolver, library),
              new TracingReader(graph, heap, effects, byPath(), places, library),
              new ContextClues(resolver));
      List<FunctionFacts> all = new ArrayList<>();
      for (FileIndex file : files) {
        for (FunctionUnit unit : file.functions()) {
          all.add(readers.read(file, unit, hybrids.of(unit)));
        }
      }
      return all;
    }
  }

  private record Readers(
      CallGraph graph,
      Places places,
      ParameterReader parameters,
      EffectReader effects,
      RecursionReader recursion,
      BodyReader bodies,
      TracingReader tracing,
      ContextClues clues) {

    FunctionFacts read(FileIndex file, FunctionUnit unit, Hybridness hybridness) {
      Site site = new Site(unit.file(), unit.def().id());
      Place place = new Place(unit.file(), unit.def().name().range());
      List<Activation> contexts = graph.of(site);
      Gap never = new Gap.NeverCalled(place, unit.qualifiedName());
      List<ParameterFacts> received =
          Bodies.parameters(unit).stream()
              .map(p -> parameters.read(unit, place, p, contexts))
              .toList();
      return new FunctionFacts(
          unit,
          file,
          place,
          hybridness,
          called(contexts, place, never),
          received,
          recursion.read(site, never),
          effects.read(contexts),
          contexts.isEmpty() ? new Answer.Unknown<>(never) : effects.computation(contexts),
          effects.opaque(contexts),
          bodies.read(file, unit, received, contexts),
          Optional.empty(),
          Optional.empty(),
          tracing.read(place, hybridness, contexts, never),
          clues.clue(unit, place));
    }

    private Answer<Evidence> called(List<Activation> contexts, Place place, Gap never) {
      if (contexts.isEmpty()) {
        return new Answer.Unknown<>(never);
      }
      List<Evidence> calls =
          contexts.stream()
              .flatMap(context -> graph.into(context).stream())
              .map(call -> Evidence.at(places.of(call.edge().site()), "called here"))
              .distinct()
              .sorted(Comparator.comparing(Evidence::place))
              .toList();
      // A function that the analysis starts itself has no call to show.
      return calls.isEmpty()
          ? Answer.of(List.of(Evidence.at(place, "started as an entry point")))
          : Answer.of(calls);
    }
  }
}
