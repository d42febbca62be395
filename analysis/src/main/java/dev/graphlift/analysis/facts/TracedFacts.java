package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What functions that receive arrays do when they are traced, and see tensors in their place.
///
/// @param traced the activations that stand for traces, by the code of the functions
record TracedFacts(Map<Site, List<Activation>> traced, EffectReader effects) {
  /// The same facts with what only tracing shows.
  List<FunctionFacts> addedTo(List<FunctionFacts> facts) {
    return facts.stream().map(this::addedTo).toList();
  }

  private FunctionFacts addedTo(FunctionFacts facts) {
    List<Activation> traces =
        traced.getOrDefault(new Site(facts.unit().file(), facts.unit().def().id()), List.of());
    if (traces.isEmpty() || !facts.called().isYes()) {
      return facts;
    }
    List<EffectFact> all = new ArrayList<>(facts.effects());
    effects.read(traces).stream()
        .filter(effect -> needsValues(effect.kind()))
        .filter(effect -> !all.contains(effect))
        .forEach(all::add);
    Answer<Evidence> computation = effects.computation(traces);
    boolean tellsMore = computation.isYes() && !facts.computation().isYes();
    return facts.with(all, tellsMore ? computation : facts.computation());
  }

  private static boolean needsValues(EffectFact.Kind kind) {
    return switch (kind.family()) {
      case VALUE, TRACE -> true;
      case STATE, INPUT -> false;
    };
  }
}
