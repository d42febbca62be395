package dev.graphlift.workspace;

import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.FunctionReport.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the tables for researchers say of one function beside its report.
///
/// @param module the dotted name of its module
/// @param owner the dotted path, in its module, of the class whose body it stands in
/// @param positional how many positional parameters it has, the receiver among them
/// @param decorators what stands above it, each as written after its `@`
/// @param parameters its parameters without the receiver and those that take the rest
/// @param specifications the tensors that its input signatures ask for
/// @param blockers why it can have no input signature, parameter by parameter
/// @param supplied the input signature it has; absent with a reason when it has one that is not
///   read, empty when it has none
/// @param relation how that one compares with the inferred one
/// @param statuses what the decision rests on, in the order it was found
public record FunctionDetails(
    FunctionReport report,
    String module,
    Optional<String> owner,
    Receiver receiver,
    int positional,
    List<String> decorators,
    List<Parameter> parameters,
    List<Specification> specifications,
    List<Blocker> blockers,
    Optional<Signature> supplied,
    Optional<String> relation,
    List<Status> statuses) {
  public FunctionDetails {
    decorators = List.copyOf(decorators);
    parameters = List.copyOf(parameters);
    specifications = List.copyOf(specifications);
    blockers = List.copyOf(blockers);
    statuses = List.copyOf(statuses);
  }

  /// Whether the first parameter is spelled as the receiver of a method is.
  public enum Receiver {
    SELF,
    NONE
  }

  /// Whether it is looked at more closely: it runs as a graph, or receives tensors.
  public boolean isCandidate() {
    return report.hybrid() || report.facts().get("tensor_parameter") == Truth.TRUE;
  }

  /// Whether nothing stands in the way of what would be done to it.
  public boolean isOptimizable() {
    return statuses.stream().noneMatch(status -> status.severity() == Severity.ERROR);
  }

  /// How much the worst of its statuses matters.
  public Severity severity() {
    return statuses.stream().map(Status::severity).max(Severity::compareTo).orElse(Severity.OK);
  }

  /// What would be done to it.
  public String refactoring() {
    return report.hybrid() ? "OPTIMIZE_HYBRID_FUNCTION" : "CONVERT_EAGER_FUNCTION_TO_HYBRID";
  }

  /// A parameter with its place in the list, the receiver counted.
  ///
  /// @param elements the tensor types in the lists and tuples that reach it, by their position
  public record Parameter(
      int index, FunctionReport.Parameter report, List<List<TensorType>> elements) {
    public Parameter {
      elements = elements.stream().map(List::copyOf).toList();
    }
  }

  /// One tensor of an input signature.
  ///
  /// @param index the place of its parameter
  /// @param shape as Python, such as `(None, 4)`
  public record Specification(int index, Source source, String dtype, String shape) {}

  /// Where an input signature comes from.
  public enum Source {
    INFERRED,
    SUPPLIED
  }

  /// A parameter that lets a function have no input signature.
  public record Blocker(int index, String parameter, String reason) {}

  /// One thing that was found out on the way to the decision.
  ///
  /// @param code its number; failures and remarks are numbered each for themselves
  /// @param name the failure's name
  public record Status(
      Severity severity, OptionalInt code, Optional<String> name, String message) {}

  /// How much a status matters, from least to most.
  public enum Severity {
    OK(0),
    INFO(1),
    WARNING(2),
    ERROR(3),
    FATAL(4);

    private final int number;

    Severity(int number) {
      this.number = number;
    }

    /// The number that stands for it in tables.
    public int number() {
      return number;
    }
  }
}
