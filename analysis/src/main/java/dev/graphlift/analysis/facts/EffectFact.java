package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;

/// Something that calling a function does to what outlives the call, or takes from the world.
///
/// @param kind what is changed, and how
/// @param evidence where, and the calls that lead there
/// @param isLazyBuild whether it is an attribute or container that only `build` methods write: the
///   lazy creation of a layer's weights
/// @param isSetUp whether it happens only where a framework sets up an object at its first use
/// @param keepsTensor whether what it changes holds tensors, which would come out of a trace
public record EffectFact(
    Kind kind, Evidence evidence, boolean isLazyBuild, boolean isSetUp, boolean keepsTensor) {
  /// Whether it happens only to code that is traced: it does nothing to the world.
  public boolean happensInTraces() {
    return kind.family() == Family.TRACE;
  }

  /// What kinds of effects have in common.
  public enum Family {
    /// Changes what outlives the call, or shows something to the world.
    STATE,
    /// Takes what differs from call to call from the world, or says it of an operation.
    INPUT,
    /// Needs a tensor to be one that has a value or a settled type; known where tensors arrive.
    VALUE,
    /// Happens only to code that is traced.
    TRACE
  }

  /// Kinds of effects.
  public enum Kind {
    /// An attribute of an object that the function did not make.
    ATTRIBUTE(Family.STATE),
    /// An element of a container that the function did not make, stored or deleted.
    ELEMENT(Family.STATE),
    /// `append` on a container that the function did not make.
    APPEND(Family.STATE),
    /// Another method that changes a container that the function did not make.
    METHOD(Family.STATE),
    /// A global variable.
    GLOBAL(Family.STATE),
    /// A global variable that gets an object made by the function itself.
    GLOBAL_FRESH(Family.STATE),
    /// A variable of an enclosing function.
    CAPTURED(Family.STATE),
    /// The contents of an array that the function did not make.
    ARRAY(Family.STATE),
    /// State of a library module.
    LIBRARY_STATE(Family.STATE),
    /// `print`.
    PRINT(Family.STATE),
    CONSOLE(Family.STATE),
    FILES(Family.STATE),
    NETWORK(Family.STATE),
    LOGGING(Family.STATE),
    THREADS(Family.STATE),
    /// State of the process.
    PROCESS(Family.STATE),
    /// Calls what exists only under eager execution.
    EAGER_ONLY(Family.VALUE),
    /// Computes on the host with the value of a tensor.
    HOST_COMPUTATION(Family.VALUE),
    /// Makes a number of Python of a tensor.
    NUMBER(Family.VALUE),
    /// Iterates over a tensor in a way that is not staged.
    ITERATION(Family.VALUE),
    /// Gives an operation a name that is none.
    NAMING(Family.INPUT),
    /// Combines tensors of different element types.
    ELEMENT_TYPES(Family.VALUE),
    /// Reads an extent that is not known while tracing as if it were.
    EXTENT(Family.INPUT),
    /// Decides by a tensor what becomes defined, or of which type it is.
    TENSOR_BRANCH(Family.TRACE),
    /// Raises where a tensor says so.
    TENSOR_RAISE(Family.TRACE),
    /// Leaves a loop that Python runs where a tensor says so.
    TENSOR_LOOP_EXIT(Family.TRACE),
    /// Changes the type of a variable in a loop that a tensor runs.
    LOOP_VARIABLE(Family.TRACE),
    /// Uses a tensor as a truth value where tracing does not turn that into an operation.
    TENSOR_TRUTH(Family.TRACE),
    /// Looks up an element of a list, tuple, dictionary or array of Python by a tensor.
    TENSOR_KEY(Family.TRACE),
    /// Makes text of a tensor.
    TENSOR_TEXT(Family.TRACE),
    /// Asks whether two tensors are the same object.
    TENSOR_IDENTITY(Family.TRACE),
    /// Fills a list where a tensor decides whether or how often.
    TENSOR_GROWTH(Family.TRACE),
    /// Keeps a function that reads a variable of the loop it is made in.
    LOOP_CLOSURE(Family.TRACE),
    /// Handles errors that operations raise when they run.
    ERROR_HANDLER(Family.TRACE),
    /// Calls itself until a tensor says so.
    TENSOR_RECURSION(Family.TRACE),
    /// Asks whether an argument is an array of Python or a tensor; an array becomes one.
    ARRAY_TEST(Family.TRACE),
    /// Computes with tensors what nobody uses.
    DROPPED_RESULT(Family.TRACE),
    /// Advances an iterator of Python that outlives the call.
    HOST_ITERATOR(Family.TRACE),
    /// Leaves the graph for a function of Python.
    CALLBACK(Family.INPUT),
    /// Uses an operation that XLA does not compile.
    UNCOMPILED(Family.INPUT),
    /// Asks whether it runs eagerly.
    MODE(Family.INPUT),
    /// Reads random numbers of the host.
    RANDOMNESS(Family.INPUT),
    /// Reads the clock.
    CLOCK(Family.INPUT),
    /// Reads the environment of the process or files.
    ENVIRONMENT(Family.INPUT);

    private final Family family;

    Kind(Family family) {
      this.family = family;
    }

    /// What it has in common with others.
    public Family family() {
      return family;
    }
  }
}
