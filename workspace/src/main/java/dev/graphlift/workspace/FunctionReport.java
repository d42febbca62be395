package dev.graphlift.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a client may show about one function definition.
///
/// @param file path inside the project, `/` between its parts
/// @param name dotted lexical path without `<locals>`, as in `Class.method`
/// @param line line of its `def`, from 1
/// @param column column of its name, from 1
/// @param facts answers by the names of `functions.jsonl`, in its order
/// @param precondition `P1` … `P6`
/// @param transformations names as in `CONVERT_TO_HYBRID`
/// @param failures names as in `HAS_PYTHON_SIDE_EFFECTS`
/// @param assumptions what the verdict rests on beside proof
public record FunctionReport(
    String file,
    String name,
    int line,
    int column,
    boolean hybrid,
    Optional<Decorator> decorator,
    Map<String, Truth> facts,
    List<Parameter> parameters,
    Optional<Signature> inputSignature,
    Optional<String> precondition,
    List<String> transformations,
    List<String> failures,
    List<String> assumptions,
    List<Evidence> evidence) {
  public FunctionReport {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    parameters = List.copyOf(parameters);
    transformations = List.copyOf(transformations);
    failures = List.copyOf(failures);
    assumptions = List.copyOf(assumptions);
    evidence = List.copyOf(evidence);
  }

  /// The decorator that makes the function hybrid.
  ///
  /// @param text as written, with its `@`
  /// @param parameters names of the `tf.function` parameters it sets
  public record Decorator(String text, List<String> parameters) {
    public Decorator {
      parameters = List.copyOf(parameters);
    }
  }

  /// One parameter other than the receiver.
  ///
  /// @param container whether a list, tuple, dict or set holding tensors reaches it
  /// @param supplied whether some call passes it, as far as known
  public record Parameter(
      String name, Truth tensor, Truth container, List<TensorType> tensorTypes, Truth supplied) {
    public Parameter {
      tensorTypes = List.copyOf(tensorTypes);
    }
  }

  /// One tensor type.
  ///
  /// @param dtype TensorFlow's name for it, or `unknown`
  /// @param shape empty for an unknown rank
  public record TensorType(String dtype, Optional<List<Dimension>> shape) {}

  /// One extent of a shape.
  public sealed interface Dimension {
    /// A known extent.
    record Fixed(long extent) implements Dimension {}

    /// None at run time.
    record Dynamic() implements Dimension {}

    /// Fixed at run time but not computed.
    record Unresolved() implements Dimension {}

    /// Of several lengths.
    record Ragged() implements Dimension {}
  }

  /// An inferred `input_signature`, or the reason for its absence.
  public sealed interface Signature {
    /// The signature as Python.
    record Text(String text) implements Signature {}

    /// Why there is none, as in `HETEROGENEOUS_DTYPE`.
    record Absent(String reason) implements Signature {}
  }

  /// A place that supports a fact, or the gap behind an unknown one.
  public record Evidence(String fact, String file, int line, String text) {}
}
