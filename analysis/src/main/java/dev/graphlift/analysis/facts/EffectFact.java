package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;

/// Something that calling a function does to what outlives the call, or takes from the world.
///
/// @param kind what is changed, and how
/// @param evidence where, and the calls that lead there
/// @param isLazyBuild whether it is an attribute or container that only `build` methods write: the
///   lazy creation of a layer's weights
/// @param isSetUp whether it happens only where a framework sets up an object at its first use
public record EffectFact(Kind kind, Evidence evidence, boolean isLazyBuild, boolean isSetUp) {
  /// Whether it happens only to code that is traced: it does nothing to the world.
  public boolean happensInTraces() {
    return switch (kind) {
      case TENSOR_BRANCH,
          TENSOR_RAISE,
          TENSOR_LOOP_EXIT,
          LOOP_VARIABLE,
          TENSOR_TRUTH,
          TENSOR_GROWTH,
          DROPPED_RESULT,
          HOST_ITERATOR ->
          true;
      case ATTRIBUTE,
          ELEMENT,
          APPEND,
          METHOD,
          GLOBAL,
          GLOBAL_FRESH,
          CAPTURED,
          ARRAY,
          LIBRARY_STATE,
          PRINT,
          CONSOLE,
          FILES,
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
          RANDOMNESS,
          CLOCK,
          ENVIRONMENT ->
          false;
    };
  }

  /// Kinds of effects.
  public enum Kind {
    /// An attribute of an object that the function did not make.
    ATTRIBUTE,
    /// An element of a container that the function did not make, stored or deleted.
    ELEMENT,
    /// `append` on a container that the function did not make.
    APPEND,
    /// Another method that changes a container that the function did not make.
    METHOD,
    /// A global variable.
    GLOBAL,
    /// A global variable that gets an object made by the function itself.
    GLOBAL_FRESH,
    /// A variable of an enclosing function.
    CAPTURED,
    /// The contents of an array that the function did not make.
    ARRAY,
    /// State of a library module.
    LIBRARY_STATE,
    /// `print`.
    PRINT,
    CONSOLE,
    FILES,
    NETWORK,
    LOGGING,
    THREADS,
    /// State of the process.
    PROCESS,
    /// Calls what exists only under eager execution.
    EAGER_ONLY,
    /// Computes on the host with the value of a tensor.
    HOST_COMPUTATION,
    /// Iterates over a tensor in a way that is not staged.
    ITERATION,
    /// Gives an operation a name that is none.
    NAMING,
    /// Combines tensors of different element types.
    ELEMENT_TYPES,
    /// Reads an extent that is not known while tracing as if it were.
    EXTENT,
    /// Decides by a tensor what becomes defined, or of which type it is.
    TENSOR_BRANCH,
    /// Raises where a tensor says so.
    TENSOR_RAISE,
    /// Leaves a loop that Python runs where a tensor says so.
    TENSOR_LOOP_EXIT,
    /// Changes the type of a variable in a loop that a tensor runs.
    LOOP_VARIABLE,
    /// Uses a tensor as a truth value where tracing does not turn that into an operation.
    TENSOR_TRUTH,
    /// Fills a list where a tensor decides whether or how often.
    TENSOR_GROWTH,
    /// Computes with tensors what nobody uses.
    DROPPED_RESULT,
    /// Advances an iterator of Python that outlives the call.
    HOST_ITERATOR,
    /// Reads random numbers of the host.
    RANDOMNESS,
    /// Reads the clock.
    CLOCK,
    /// Reads the environment of the process.
    ENVIRONMENT
  }
}
