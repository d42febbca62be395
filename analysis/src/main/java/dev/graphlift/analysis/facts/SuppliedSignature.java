package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import java.util.List;

/// What the `input_signature` says that a function is decorated with.
public sealed interface SuppliedSignature {
  /// There is none.
  record None() implements SuppliedSignature {}

  /// It is written out, each entry with its shape and element type.
  record Written(List<Entry> entries) implements SuppliedSignature {
    public Written {
      entries = List.copyOf(entries);
    }

    /// The signature as Python, the framework's names behind a prefix such as `tf.`.
    public String text(String prefix) {
      return InputSignature.text(entries, prefix, InputSignature.Notation.REFERENCE);
    }
  }

  /// It is computed, or of a form that is not read.
  record Unread() implements SuppliedSignature {}

  /// What the decorator of a function says.
  static SuppliedSignature of(FunctionFacts facts) {
    return SuppliedSignatureReader.read(facts);
  }
}
