package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import java.util.List;

/// Whether a function has Python side effects, by the two notions in use.
final class SideEffects {
  private SideEffects() {}

  /// Ours: everything that outlives the call counts, except where a framework sets up an object at
  /// its first use, which happens once in either way of running; and a call that could not be
  /// followed leaves the question open.
  static Answer<EffectFact> ours(FunctionFacts facts) {
    List<EffectFact> effects =
        facts.effects().stream()
            .filter(effect -> effect.kind().family() == EffectFact.Family.STATE)
            .filter(effect -> !effect.isSetUp())
            .toList();
    if (!effects.isEmpty()) {
      return new Answer.Yes<>(effects);
    }
    if (facts.called() instanceof Answer.Unknown(var gap)) {
      return new Answer.Unknown<>(gap);
    }
    if (!facts.opaqueCalls().isEmpty()) {
      Evidence first = facts.opaqueCalls().getFirst();
      return new Answer.Unknown<>(new Gap.UnknownEffect(first.place(), first.message()));
    }
    return new Answer.No<>();
  }

  /// The reference tool's: stores, `append`, `print`, what its own tests ask for of files, and
  /// global rebinding, and nothing of what could not be followed.
  static Answer<EffectFact> reference(FunctionFacts facts) {
    if (facts.called() instanceof Answer.Unknown(var gap)) {
      return new Answer.Unknown<>(gap);
    }
    return Answer.of(
        facts.effects().stream()
            .filter(effect -> countsForReference(effect.kind()))
            .filter(effect -> !effect.isLazyBuild())
            .toList());
  }

  private static boolean countsForReference(EffectFact.Kind kind) {
    return switch (kind) {
      case ATTRIBUTE, ELEMENT, APPEND, GLOBAL, PRINT, FILES, ARRAY, LIBRARY_STATE -> true;
      case METHOD,
          GLOBAL_FRESH,
          CAPTURED,
          CONSOLE,
          NETWORK,
          LOGGING,
          THREADS,
          PROCESS,
          EAGER_ONLY,
          HOST_COMPUTATION,
          ITERATION,
          NAMING,
          ELEMENT_TYPES,
          EXTENT,
          TENSOR_BRANCH,
          TENSOR_RAISE,
          TENSOR_LOOP_EXIT,
          LOOP_VARIABLE,
          TENSOR_TRUTH,
          TENSOR_KEY,
          LOOP_CLOSURE,
          NUMBER,
          TENSOR_TEXT,
          TENSOR_IDENTITY,
          TENSOR_GROWTH,
          ERROR_HANDLER,
          TENSOR_RECURSION,
          ARRAY_TEST,
          CALLBACK,
          UNCOMPILED,
          MODE,
          DROPPED_RESULT,
          HOST_ITERATOR,
          RANDOMNESS,
          CLOCK,
          ENVIRONMENT ->
          false;
    };
  }
}
