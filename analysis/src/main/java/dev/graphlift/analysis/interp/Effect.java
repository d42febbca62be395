package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Environment;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import java.util.Optional;

/// Something an activation does by itself to what outlives an expression.
///
/// @param target what changes
/// @param site where
/// @param description a clause that says what happens, as in "`log.append` changes a list"
public record Effect(Target target, Site site, String description) {

  /// What an effect changes.
  public sealed interface Target {
    /// An attribute of an object.
    record Attribute(HeapObject object, String name) implements Target {}

    /// The elements of a container, by a store or `del`.
    record Element(HeapObject object) implements Target {}

    /// The elements of a container, by a method of its own.
    record ByMethod(HeapObject object, String method) implements Target {}

    /// A global variable.
    record Global(ModuleObject module, String name) implements Target {}

    /// A variable of an enclosing function.
    record Captured(Environment environment, String name) implements Target {}

    /// The contents of an array.
    ///
    /// @param made where the array was made, if that is known
    record ArrayContents(Optional<Allocation> made) implements Target {}

    /// Something of a library that is changed in place.
    record LibraryState(String name) implements Target {}

    /// Variables of a framework, which come into being.
    ///
    /// @param owner whose variables they are, where that is an object of the program
    record Variables(Optional<HeapObject> owner, Creation creation) implements Target {}

    /// Nothing yet: what would go wrong while the code is traced.
    record Traced(Limit limit) implements Target {}

    /// The world outside of the program.
    record Outside(World world, String callee) implements Target {}
  }

  /// What code that is traced cannot do as code that runs does.
  public enum Limit {
    /// Decide by a tensor what becomes defined, or of which type it is.
    BRANCH,
    /// Raise where a tensor says so.
    RAISE,
    /// Leave a loop that Python runs where a tensor says so.
    LOOP_EXIT,
    /// Give a variable another type in each round of a loop that a tensor runs.
    LOOP_VARIABLE,
    /// Use a tensor as a truth value where that is not turned into an operation.
    TRUTH,
    /// Look up what Python keeps by a tensor.
    KEY,
    /// Make text of a tensor.
    TEXT,
    /// Ask whether two tensors are the same object.
    IDENTITY,
    /// Fill a list where a tensor decides whether or how often.
    GROWTH,
    /// Keep a function that reads a variable of the loop it is made in.
    LOOP_CLOSURE,
    /// Handle errors that operations raise when they run.
    HANDLER,
    /// Call itself until a tensor says so.
    RECURSION,
    /// Tell arrays of Python from tensors.
    ARRAY_TEST,
    /// Rely on an operation whose result nobody uses.
    DROPPED,
    /// Advance an iterator of Python.
    ITERATOR
  }

  /// When a call creates variables of a framework.
  public enum Creation {
    /// Each time.
    EACH_TIME,
    /// At the first use of an object.
    FIRST_USE,
    /// When it is told to, ahead of the first use.
    AHEAD
  }

  /// Parts of the world outside of the program.
  public enum World {
    CONSOLE,
    FILES,
    NETWORK,
    LOGGING,
    THREADS,
    CLOCK,
    RANDOMNESS,
    /// Settings of the process, and what is in files.
    ENVIRONMENT,
    OTHER,
    /// Nothing outside: a call that only eager execution allows.
    EAGER,
    /// Nothing outside: work on the host with the value of a tensor, which has none under tracing.
    HOST,
    /// Nothing outside: a number of Python that is made of a tensor, which has none under tracing.
    NUMBER,
    /// Nothing outside: Python's own iteration over a tensor, which tracing forbids.
    ITERATION,
    /// Nothing outside: the name of an operation that is none, which only a graph minds.
    NAMING,
    /// Nothing outside: operands whose element types differ.
    ELEMENT_TYPES,
    /// Nothing outside: an extent or rank that a signature can leave open, read as if it were
    /// known.
    EXTENT,
    /// Nothing outside: a function of Python that a graph calls when it runs.
    CALLBACK,
    /// Nothing outside: an operation that XLA does not compile.
    UNCOMPILED,
    /// Nothing outside: whether code runs at once or is traced.
    MODE,
    /// What a library does that nobody wrote down.
    UNMODELLED
  }
}
