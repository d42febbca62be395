package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Hybridness;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.source.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads off what tracing a function would do to its Python.
final class TracingReader {
  private final VariableReader variables;
  private final FrozenValueReader frozen;
  private final ConversionReader conversions;
  private final ProgramSwitches switches;
  private final NumberResults numbers;

  TracingReader(
      CallGraph graph,
      Heap heap,
      EffectReader effects,
      Map<String, FileIndex> files,
      Places places,
      Library library) {
    FirstUse firstUse = new FirstUse(library);
    this.variables = new VariableReader(graph, effects, new Guards(files), firstUse, library);
    CallOrder order = new CallOrder(graph, effects.closures(), places);
    this.conversions = new ConversionReader(graph, files, places, order);
    this.numbers = new NumberResults(graph, places);
    this.switches = new ProgramSwitches(graph, effects.closures(), places, library);
    List<Change> changes = new Changes(graph, heap, firstUse, library).all();
    this.frozen = new FrozenValueReader(graph, effects.closures(), places, order, changes);
  }

  TracingFacts read(Place at, Hybridness hybridness, List<Activation> contexts, Gap never) {
    return new TracingFacts(
        ask(contexts, never, variables::created),
        ask(contexts, never, variables::unbuilt),
        ask(contexts, never, variables::several),
        ask(contexts, never, frozen::frozen),
        ask(contexts, never, all -> ReturnReader.unreturnable(at, all)),
        Answer.of(conversions.repeated(hybridness)),
        Answer.of(conversions.outdated(hybridness)),
        Answer.of(conversions.compiled(hybridness)),
        ask(contexts, never, switches::leftEager),
        ask(contexts, never, switches::seededDraws),
        ask(contexts, never, numbers::of));
  }

  private static Answer<Evidence> ask(
      List<Activation> contexts, Gap never, Function<List<Activation>, List<Evidence>> question) {
    return contexts.isEmpty() ? new Answer.Unknown<>(never) : Answer.of(question.apply(contexts));
  }
}
