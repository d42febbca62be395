package dev.graphlift.analysis.tensors;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/// Computing with operands that may be of any form, as calls in programs are.
final class RuleRun {
  private RuleRun() {}

  /// What a computation comes to. Each expects operands of the rank and length that its operation
  /// takes and slices them as it needs, so it may reach past the end of others; whether the
  /// operation raises for those is not said.
  ///
  /// @throws InvalidCallException where the operation raises
  /// @throws UnknownResultException where it cannot be told
  static <T> T attempt(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (IndexOutOfBoundsException
        | NoSuchElementException
        | IllegalArgumentException
        | NegativeArraySizeException
        | ArithmeticException odd) {
      throw new UnknownResultException("operands of another form than expected: " + odd);
    }
  }

  /// The same; empty where it cannot be told.
  ///
  /// @throws InvalidCallException where the operation raises
  static <T> Optional<T> known(Supplier<T> computation) {
    try {
      return Optional.of(attempt(computation));
    } catch (UnknownResultException _) {
      return Optional.empty();
    }
  }

  /// The same; empty where the operation raises as well.
  static <T> Optional<T> valid(Supplier<T> computation) {
    try {
      return known(computation);
    } catch (InvalidCallException _) {
      return Optional.empty();
    }
  }
}
