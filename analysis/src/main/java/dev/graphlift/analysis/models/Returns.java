package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Optional;

/// A description of a value: what a call gives, what a property holds, or what a library hands to a
/// function that it calls back.
public sealed interface Returns {
  /// It cannot be told; it may be anything, a tensor too.
  record Unknown() implements Returns {}

  /// No value: the call raises or ends the program.
  record Never() implements Returns {}

  /// `None`.
  record Nothing() implements Returns {}

  /// A tensor of the framework.
  ///
  /// @param type how its shape and element type follow from the arguments
  record Tensor(Layout layout, TensorRule.Type type) implements Returns {
    /// A tensor of whose type nothing is said.
    public Tensor(Layout layout) {
      this(layout, TensorRule.Type.UNSAID);
    }
  }

  /// How a tensor holds its elements.
  enum Layout {
    DENSE,
    RAGGED,
    SPARSE,
    /// Ragged or sparse when an argument is, else dense.
    AS_GIVEN,
    /// A dense tensor that can be assigned to.
    VARIABLE,
    /// A placeholder of a model under construction.
    SYMBOLIC
  }

  /// An array of NumPy, or one of NumPy's scalars.
  ///
  /// @param type how its shape and element type follow from the arguments
  record Array(TensorRule.Type type) implements Returns {}

  /// A shape: the tuple of its extents.
  ///
  /// @param otherwise what it is when not even the rank is known
  record Extents(TensorRule shape, Returns otherwise) implements Returns {}

  /// An element type of the library.
  ///
  /// @param otherwise what it is when it is not known
  record ElementType(TensorRule dtype, Returns otherwise) implements Returns {}

  /// A Python value without parts.
  ///
  /// @param value how an integer follows from the arguments
  record Scalar(Primitive type, Optional<TensorRule> value) implements Returns {}

  /// Types of Python values without parts.
  enum Primitive {
    INT,
    FLOAT,
    COMPLEX,
    BOOL,
    STR,
    BYTES
  }

  /// An instance of a class.
  ///
  /// @param className the qualified name of the class
  /// @param kept what it keeps under which names, where the data can find it again
  record Instance(String className, List<Field> kept) implements Returns {
    public Instance {
      kept = List.copyOf(kept);
    }

    /// An instance of which nothing more is known.
    public Instance(String className) {
      this(className, List.of());
    }
  }

  /// A value under a name.
  record Field(String name, Returns value) {}

  /// A tuple whose items have names too.
  record NamedTuple(List<Field> fields) implements Returns {
    public NamedTuple {
      fields = List.copyOf(fields);
    }
  }

  /// A dataset of the framework.
  ///
  /// @param element what iterating over it gives
  /// @param length how the number of elements follows from the arguments
  record Dataset(Returns element, Optional<TensorRule> length) implements Returns {}

  /// The receiver.
  record Self() implements Returns {}

  /// The argument for a parameter, passed through.
  record Argument(String parameter) implements Returns {}

  /// Several arguments at once: the members of a tuple, or the value itself when it is none. Of a
  /// [Leaf] or [Element] of a rest parameter it is one for each of the parameter's arguments.
  record Spread(Returns of) implements Returns {}

  /// Keyword arguments: the members of a dictionary.
  record KeywordSpread(Returns of) implements Returns {}

  /// A collection whose number of elements is not known.
  record CollectionOf(Collection kind, Returns element) implements Returns {}

  /// A list or tuple whose number of elements follows from the arguments.
  record Repeated(Collection kind, TensorRule count, Returns element) implements Returns {}

  /// Kinds of [CollectionOf].
  enum Collection {
    LIST,
    TUPLE,
    SET,
    /// Anything that can be iterated over once or more.
    ITERABLE,
    ITERATOR
  }

  /// A tuple of known length.
  record TupleOf(List<Returns> elements) implements Returns {
    public TupleOf {
      elements = List.copyOf(elements);
    }
  }

  /// A dictionary.
  record DictOf(Returns key, Returns value) implements Returns {}

  /// The structure (nested lists, tuples, dictionaries) of another value, with other leaves.
  record Like(Returns structure, Returns leaf) implements Returns {}

  /// What a call of `callee` gives; `callee` is a parameter's name or `self.NAME`.
  record CallbackResult(String callee) implements Returns {}

  /// What iterating over a value gives.
  record Element(Returns of) implements Returns {}

  /// Any leaf of a nested structure.
  record Leaf(Returns of) implements Returns {}

  /// A nested structure with every leaf turned into a tensor of the same shape.
  record Tensors(Returns of) implements Returns {}

  /// A nested structure with every leaf turned into what iterating over it gives. A rest parameter
  /// given one nested structure stands for that structure.
  record Each(Returns of) implements Returns {}

  /// What the values of a mapping are.
  record ValueOf(Returns of) implements Returns {}

  /// A nested structure with every leaf cut along its first axis.
  record Rows(Returns of) implements Returns {}

  /// A nested structure with every leaf gaining an axis.
  ///
  /// @param axis which axis is new
  /// @param extents how the extents that this axis may have follow from the arguments
  record Batch(Returns of, Optional<TensorRule> extents, int axis) implements Returns {}

  /// A value as a layer takes it: arrays become tensors, and real numbers of other precision are
  /// cast to the layer's.
  record Autocast(Returns of) implements Returns {}

  /// What calling each of a list of functions on the result of the one before it gives.
  ///
  /// @param added further functions, which the list got later
  record Chained(Returns functions, Returns argument, Returns added) implements Returns {}

  /// A nested structure in which a first axis of which nothing is known before run time is another.
  ///
  /// @param extent what that axis is
  record Rebatched(Returns of, TensorRule extent) implements Returns {}

  /// What a model is fed at each step: the elements of data that is iterated, or rows of arrays in
  /// batches.
  ///
  /// @param parts the inputs, and what belongs to them
  record Fed(List<Returns> parts) implements Returns {
    public Fed {
      parts = List.copyOf(parts);
    }
  }

  /// The item at a position of what a model is fed; data that is no tuple is the first item alone.
  record FedItem(Returns of, int position) implements Returns {}

  /// Any variable that an object holds, or that objects hold that it holds.
  record Variables(Returns of) implements Returns {}

  /// What a layer gives, which remembers the layers that it came through while a model is under
  /// construction.
  record Tracked(Returns of) implements Returns {}

  /// What a nested structure of specifications describes: each of them says so by a member of its
  /// class named [#DESCRIBED].
  record Specified(Returns of) implements Returns {
    /// The member that holds what an instance describes; no name of Python.
    public static final String DESCRIBED = "-described";
  }

  /// Tensors of the element types that a nested structure names.
  ///
  /// @param shapes their shapes, in the same structure
  record Typed(Returns types, Returns shapes) implements Returns {}

  /// Batches of elements, each leaf padded to the shape that stands in the same place.
  ///
  /// @param extents what the extents of the batches may be
  record Padded(Returns of, Returns shapes, TensorRule extents) implements Returns {}

  /// A function that wraps the function given for a parameter and is called like it; when none is
  /// given, a decorator that does so.
  record Decorator(String parameter) implements Returns {}

  /// As [Decorator], but callers get the first item of what the function gives.
  record FirstResult(String parameter) implements Returns {}

  /// A function.
  ///
  /// @param result what calling it gives
  record Callable(Returns result) implements Returns {}

  /// The function given for a parameter with its first arguments bound to the others given.
  record Partial(String parameter) implements Returns {}

  /// One of two, as a test of the arguments says; either where it cannot be told.
  record Choice(TensorRule test, Returns then, Returns otherwise) implements Returns {}

  /// One of several.
  record Either(List<Returns> options) implements Returns {
    public Either {
      options = List.copyOf(options);
    }
  }
}
