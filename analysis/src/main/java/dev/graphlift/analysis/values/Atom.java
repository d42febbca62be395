package dev.graphlift.analysis.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that an expression may denote. Atoms are immutable but for [HeapObject]s, which have
/// identity and change by [Cell]s.
public sealed interface Atom
    permits Atom.Scalar,
        Atom.Tensor,
        Atom.Tuple,
        Atom.Stream,
        Atom.Library,
        Atom.Namespace,
        Atom.Bound,
        Atom.Partial,
        Atom.Wrapped,
        Atom.Super,
        HeapObject {

  /// A Python scalar.
  ///
  /// @param constant its value, where it is known: [Boolean], [java.math.BigInteger], [Double] or
  ///   [String]
  record Scalar(ScalarKind kind, Optional<Object> constant) implements Atom {}

  /// The types of scalars.
  enum ScalarKind {
    NONE("None"),
    BOOLEAN("bool"),
    INTEGER("int"),
    FLOAT("float"),
    COMPLEX("complex"),
    STRING("str"),
    BYTES("bytes"),
    ELLIPSIS("ellipsis");

    private final String pythonName;

    ScalarKind(String pythonName) {
      this.pythonName = pythonName;
    }

    /// The name of the type in Python.
    public String pythonName() {
      return pythonName;
    }
  }

  /// A tensor, a variable or an array.
  ///
  /// @param made where an array, which can change in place, was made; empty for tensors, which
  ///   cannot, and for arrays of which it is not known
  record Tensor(TensorType type, Optional<Allocation> made) implements Atom {
    /// A tensor without identity.
    public Tensor(TensorType type) {
      this(type, Optional.empty());
    }
  }

  /// A tuple of known length.
  record Tuple(List<Value> items) implements Atom {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /// Something that is iterated, known by what its elements are.
  ///
  /// @param length how many elements it has, where that is known; below zero if it has no end
  record Stream(StreamKind kind, Value element, Optional<Long> length) implements Atom {
    /// Something of unknown length.
    public Stream(StreamKind kind, Value element) {
      this(kind, element, Optional.empty());
    }
  }

  /// What a [Stream] is.
  enum StreamKind {
    /// A tuple of unknown length.
    TUPLE,
    /// An iterator or generator.
    ITERATOR,
    /// An iterator over an input pipeline, which the framework advances, or over what may be one.
    PIPELINE,
    /// `range(…)`.
    RANGE,
    /// A view of a dictionary.
    VIEW,
    /// An input pipeline of a framework.
    DATASET
  }

  /// A module, class, function or other object of a library, by its qualified name.
  record Library(String name) implements Atom {}

  /// A namespace package of the project, by its folder.
  record Namespace(String folder) implements Atom {}

  /// A function bound to its receiver.
  record Bound(Atom receiver, Atom function) implements Atom {}

  /// A callable with some arguments given.
  record Partial(Value function, List<Value> positional, Map<String, Value> keywords)
      implements Atom {
    public Partial {
      positional = List.copyOf(positional);
      keywords = Map.copyOf(keywords);
    }
  }

  /// A static method, class method or property, before it is looked up on an instance, or a
  /// function of which callers get a part of the result.
  ///
  /// @param function the function wrapped; for a property its getter
  /// @param setter the setter of a property, bottom where there is none
  record Wrapped(Wrapping wrapping, Value function, Value setter) implements Atom {}

  /// What a [Wrapped] does to attribute access.
  enum Wrapping {
    STATIC_METHOD,
    CLASS_METHOD,
    PROPERTY,
    /// A function whose callers get the first item of what it gives.
    FIRST_RESULT
  }

  /// `super()`: attributes of `receiver` looked up after `after` in its method resolution order.
  record Super(ClassObject after, Atom receiver) implements Atom {}

  /// `None`.
  Scalar NONE = new Scalar(ScalarKind.NONE, Optional.empty());

  /// A scalar of a type whose value is not known.
  static Scalar some(ScalarKind kind) {
    return new Scalar(kind, Optional.empty());
  }

  /// A scalar with a known value.
  static Scalar constant(ScalarKind kind, Object constant) {
    return new Scalar(kind, Optional.of(constant));
  }
}
