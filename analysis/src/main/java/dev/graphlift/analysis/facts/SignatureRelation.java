package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the input signature that a function has compares with the one that its calls would need.
public enum SignatureRelation {
  /// Both accept the same.
  AGREEMENT,
  /// The one it has accepts less: some call would fail.
  SUPPLIED_TIGHTER,
  /// The one it has accepts more.
  SUPPLIED_BROADER,
  /// Each accepts what the other does not.
  INCOMPARABLE;

  /// Compares two signatures entry by entry.
  public static SignatureRelation of(List<Entry> supplied, List<Entry> inferred) {
    if (supplied.size() != inferred.size()) {
      return INCOMPARABLE;
    }
    List<SignatureRelation> parts = new ArrayList<>();
    for (int i = 0; i < supplied.size(); i++) {
      parts.add(of(supplied.get(i), inferred.get(i)));
    }
    return all(parts);
  }

  private static SignatureRelation of(Entry supplied, Entry inferred) {
    if (supplied instanceof Entry.Tensor one && inferred instanceof Entry.Tensor other) {
      return of(one, other);
    }
    return supplied instanceof Entry.Sequence(var _, var items)
            && inferred instanceof Entry.Sequence(var _, var others)
        ? of(items, others)
        : INCOMPARABLE;
  }

  private static SignatureRelation of(Entry.Tensor supplied, Entry.Tensor inferred) {
    if (!supplied.dtype().equals(inferred.dtype())) {
      return INCOMPARABLE;
    }
    Optional<List<Dimension>> own = supplied.shape();
    Optional<List<Dimension>> other = inferred.shape();
    if (own.isEmpty() || other.isEmpty()) {
      return own.equals(other) ? AGREEMENT : own.isEmpty() ? SUPPLIED_BROADER : SUPPLIED_TIGHTER;
    }
    if (own.get().size() != other.get().size()) {
      return INCOMPARABLE;
    }
    List<SignatureRelation> axes = new ArrayList<>();
    for (int i = 0; i < own.get().size(); i++) {
      axes.add(of(own.get().get(i), other.get().get(i)));
    }
    return all(axes);
  }

  private static SignatureRelation of(Dimension supplied, Dimension inferred) {
    boolean isFixed = supplied instanceof Dimension.Fixed;
    if (isFixed != inferred instanceof Dimension.Fixed) {
      return isFixed ? SUPPLIED_TIGHTER : SUPPLIED_BROADER;
    }
    return !isFixed || supplied.equals(inferred) ? AGREEMENT : INCOMPARABLE;
  }

  /// What holds of the whole: agreement of a part counts for nothing beside another relation.
  private static SignatureRelation all(List<SignatureRelation> parts) {
    List<SignatureRelation> others =
        parts.stream().filter(part -> part != AGREEMENT).distinct().toList();
    return switch (others.size()) {
      case 0 -> AGREEMENT;
      case 1 -> others.getFirst();
      default -> INCOMPARABLE;
    };
  }
}
