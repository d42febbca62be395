package dev.graphlift.rules;

import java.util.List;
import java.util.Optional;

/// The registry: one line for each rule, in the order in which reasons are given.
public final class Rules {
  /// All rules; safety before benefit.
  public static final List<HazardRule> ALL =
      List.of(
          new DtypeCoercions(),
          new EagerOnlyCalls(),
          new InvalidNameArguments(),
          new KerasSymbolicArguments(),
          new NumpyOnParameters(),
          new PythonSideEffects(),
          new LeakedTensor(),
          new HostRandomness(),
          new FrozenClock(),
          new CreatedVariable(),
          new UnbuiltLayer(),
          new ShiftingOwner(),
          new UnbalancedBranch(),
          new TensorRaise(),
          new TensorLoopExit(),
          new ChangingLoopVariable(),
          new TensorTruth(),
          new TensorKey(),
          new TensorNumber(),
          new TensorText(),
          new TensorIdentity(),
          new LoopClosure(),
          new TracingTest(),
          new ErrorHandler(),
          new TensorGrowth(),
          new DroppedResult(),
          new HostIterator(),
          new FrozenValue(),
          new UnreturnableValue(),
          new Recursion(),
          new StaleVariableReads(),
          new TensorIteration(),
          new PrimitiveParameter(),
          new NoTensorParameter(),
          new NoTensorComputation(),
          new CoveredCallers(),
          new SeededRandomness(),
          new FrozenEnvironment(),
          new NumberResult(),
          new OutdatedArgument(),
          new PythonCallback(),
          new NotCompiled(),
          new EagerSwitch(),
          new RedundantConversion(),
          new RepeatedConversion(),
          new Retracing());

  private Rules() {}

  /// The rule with an id.
  public static Optional<HazardRule> find(String id) {
    return ALL.stream().filter(rule -> rule.rule().id().equals(id)).findFirst();
  }
}
