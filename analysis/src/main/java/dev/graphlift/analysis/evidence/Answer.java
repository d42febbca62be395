package dev.graphlift.analysis.evidence;

import java.util.List;

/// A three-valued answer that carries its reason.
///
/// @param <E> what counts as evidence for a yes
public sealed interface Answer<E> {
  /// It holds, and here is why; never without evidence.
  record Yes<E>(List<E> evidence) implements Answer<E> {
    public Yes {
      evidence = List.copyOf(evidence);
      if (evidence.isEmpty()) {
        throw new IllegalArgumentException("a yes needs evidence");
      }
    }
  }

  /// It was proved not to hold.
  record No<E>() implements Answer<E> {}

  /// It cannot be told, and here is what is missing.
  record Unknown<E>(Gap gap) implements Answer<E> {}

  /// Yes for a non-empty list of evidence, otherwise no.
  static <E> Answer<E> of(List<E> evidence) {
    return evidence.isEmpty() ? new No<>() : new Yes<>(evidence);
  }

  /// Whether this is a [Yes].
  default boolean isYes() {
    return this instanceof Yes;
  }

  /// Whether this is a [No].
  default boolean isNo() {
    return this instanceof No;
  }
}
