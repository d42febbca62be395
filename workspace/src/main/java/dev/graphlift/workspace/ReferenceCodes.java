package dev.graphlift.workspace;

import dev.graphlift.workspace.FunctionDetails.Severity;
import dev.graphlift.workspace.FunctionDetails.Status;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The numbers that the reference tool gives its failures and remarks.
final class ReferenceCodes {
  /// Remarks on what a parameter is.
  static final int TYPES = 1;

  /// Remarks on functions that only their name and place make candidates.
  static final int SPECULATION = 2;

  /// Remarks on input signatures.
  static final int SIGNATURES = 3;

  /// Remarks on functions that graphs alone call.
  static final int COVERAGE = 4;

  private record Failure(int code, String message) {}

  private static final Map<String, Failure> FAILURES =
      Map.ofEntries(
          failure(3, "UNDETERMINABLE_SIDE_EFFECTS", "its side effects cannot be told"),
          failure(4, "HAS_PYTHON_SIDE_EFFECTS", "it has side effects in Python"),
          failure(6, "HAS_NO_TENSOR_PARAMETERS", "no parameter of it is a tensor"),
          failure(8, "IS_RECURSIVE", "it calls itself"),
          failure(9, "CANT_APPROXIMATE_RECURSION", "whether it calls itself cannot be told"),
          failure(
              10, "UNDETERMINABLE_TENSOR_PARAMETER", "whether it receives tensors cannot be told"),
          failure(
              11,
              "UNDETERMINABLE_PRIMITIVE_PARAMETER",
              "whether it receives plain Python values cannot be told"),
          failure(12, "HAS_PRIMITIVE_PARAMETERS", "it receives plain Python values"),
          failure(13, "HAS_NO_PRIMITIVE_PARAMETERS", "it is a graph already, and rightly so"),
          failure(14, "NO_TENSOR_COMPUTATION", "it computes nothing with tensors"),
          failure(15, "HAS_EAGER_ONLY_CALLS", "it calls what only eager execution can do"),
          failure(16, "HAS_NUMPY_CALLS_ON_PARAMETERS", "it hands a tensor to NumPy"),
          failure(
              17, "HAS_INVALID_NAME_ARGUMENTS", "it names an operation by what is not a string"),
          failure(
              18,
              "HAS_UNRESOLVED_STATICALLY_READ_AXES",
              "it reads an extent that its input signature would leave open"),
          failure(
              19, "HAS_STALE_VARIABLE_READS", "it reads variables before the call that makes them"),
          failure(20, "HAS_TENSOR_PARAMETER_ITERATION", "it iterates over a tensor in Python"),
          failure(21, "HAS_COVERED_CALLERS", "all that calls it is a graph already"),
          failure(
              22,
              "HAS_CONFLICTING_EAGER_DTYPE_COERCIONS",
              "a parameter would have to be of several element types"),
          failure(
              23, "HAS_KERAS_SYMBOLIC_ARGUMENTS", "it receives the symbolic inputs of a model"));

  /// What each fact is called where it cannot be told.
  private static final Map<String, String> UNDETERMINABLE =
      Map.of(
          "tensor_parameter", "UNDETERMINABLE_TENSOR_PARAMETER",
          "primitive_parameter", "UNDETERMINABLE_PRIMITIVE_PARAMETER",
          "python_side_effects", "UNDETERMINABLE_SIDE_EFFECTS",
          "recursive", "CANT_APPROXIMATE_RECURSION");

  private ReferenceCodes() {}

  private static Map.Entry<String, Failure> failure(int code, String name, String message) {
    return Map.entry(name, new Failure(code, message));
  }

  /// The status that a failure is.
  static Status failed(String name) {
    Optional<Failure> failure = Optional.ofNullable(FAILURES.get(name));
    return failed(name, failure.map(Failure::message).orElse(name));
  }

  /// The same in other words; a failure of our own rules has no number.
  static Status failed(String name, String message) {
    return new Status(Severity.ERROR, code(name), Optional.of(name), message);
  }

  /// The status of a fact that cannot be told.
  static Status untold(String fact, String message) {
    Optional<String> name = Optional.ofNullable(UNDETERMINABLE.get(fact));
    return new Status(
        Severity.ERROR, name.map(ReferenceCodes::code).orElse(OptionalInt.empty()), name, message);
  }

  /// A remark with a number.
  static Status remark(Severity severity, int code, String message) {
    return new Status(severity, OptionalInt.of(code), Optional.empty(), message);
  }

  /// A remark without.
  static Status remark(Severity severity, String message) {
    return new Status(severity, OptionalInt.empty(), Optional.empty(), message);
  }

  private static OptionalInt code(String name) {
    return Optional.ofNullable(FAILURES.get(name))
        .map(failure -> OptionalInt.of(failure.code()))
        .orElse(OptionalInt.empty());
  }
}
