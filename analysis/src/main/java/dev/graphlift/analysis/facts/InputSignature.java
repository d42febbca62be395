package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Site;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What `input_signature` a function could have, as its calls show it.
public sealed interface InputSignature {
  /// One that accepts every call seen.
  ///
  /// @param openAxes places that compute with an extent which the signature leaves open, as if it
  ///   were known
  /// @param extentReads places that ask for such an extent, whatever they do with it
  record Inferred(List<Entry> entries, List<Evidence> openAxes, List<Evidence> extentReads)
      implements InputSignature {
    public Inferred {
      entries = List.copyOf(entries);
      openAxes = List.copyOf(openAxes);
      extentReads = List.copyOf(extentReads);
    }

    /// The signature as Python, the framework's names behind a prefix such as `tf.`.
    public String text(String prefix, Notation notation) {
      return InputSignature.text(entries, prefix, notation);
    }

    /// Its entries as Python that the framework takes.
    ///
    /// @param spelled how a name of the framework is written
    public List<SpecText> specs(UnaryOperator<String> spelled) {
      return entries.stream().map(entry -> entry.text(spelled, Notation.EXACT)).toList();
    }

    /// The names of the framework that it needs.
    public SortedSet<String> names() {
      SortedSet<String> names = new TreeSet<>();
      entries.forEach(entry -> entry.collect(names));
      return names;
    }
  }

  /// How much a written signature says.
  enum Notation {
    /// What the framework needs to take it.
    EXACT,
    /// As the reference tool writes it: tuples as lists, without the ragged rank.
    REFERENCE
  }

  /// None, for this reason.
  ///
  /// @param blockers the parameters that are in the way; none where the function as a whole is
  /// @param structured one all the same, where nothing but containers is in the way that the
  ///   framework takes: nested ones, dictionaries and named tuples
  record Absent(Reason reason, List<Blocker> blockers, Optional<Inferred> structured)
      implements InputSignature {
    public Absent {
      blockers = List.copyOf(blockers);
    }
  }

  /// A parameter that lets a function have no signature.
  ///
  /// @param parameter which of the function's [ParameterFacts]
  record Blocker(int parameter, Reason reason) {}

  /// The signature that the framework takes, if there is one.
  default Optional<Inferred> best() {
    return switch (this) {
      case Inferred found -> Optional.of(found);
      case Absent(var _, var _, var structured) -> structured;
    };
  }

  /// Entries as Python, the framework's names behind a prefix such as `tf.`.
  static String text(List<Entry> entries, String prefix, Notation notation) {
    return entries.stream()
        .map(entry -> entry.text(prefix::concat, notation).onOneLine())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// The specification of one argument.
  sealed interface Entry {
    /// A tensor.
    ///
    /// @param shape its extents; empty where ranks differ or are not known
    record Tensor(Kind kind, String dtype, Optional<List<Dimension>> shape) implements Entry {
      public Tensor {
        shape = shape.map(List::copyOf);
      }

      /// The shape as Python, such as `(None, 4)`.
      public String shapeText() {
        return Entry.text(shape);
      }
    }

    /// A list or tuple of tensors. The framework takes neither for the other.
    record Sequence(Received.Form form, List<Entry> items) implements Entry {
      public Sequence {
        items = List.copyOf(items);
      }
    }

    /// A dictionary.
    record Mapping(List<Field> fields) implements Entry {
      public Mapping {
        fields = List.copyOf(fields);
      }
    }

    /// A named tuple.
    ///
    /// @param name how the function's file calls its class
    /// @param type where the class is defined
    record Named(String name, Site type, List<Field> fields) implements Entry {
      public Named {
        fields = List.copyOf(fields);
      }
    }

    /// A part of a dictionary or named tuple.
    ///
    /// @param key the key as Python, or the name of a field
    record Field(String key, Entry value) {}

    /// The parts that it consists of; none for a tensor.
    default List<Entry> parts() {
      return switch (this) {
        case Tensor _ -> List.of();
        case Sequence(var _, var items) -> items;
        case Mapping(var fields) -> fields.stream().map(Field::value).toList();
        case Named(var _, var _, var fields) -> fields.stream().map(Field::value).toList();
      };
    }

    private void collect(SortedSet<String> names) {
      if (this instanceof Tensor(var kind, var dtype, var _)) {
        names.add(kind.constructor());
        names.add(dtype);
      }
      parts().forEach(part -> part.collect(names));
    }

    private SpecText text(UnaryOperator<String> spelled, Notation notation) {
      return switch (this) {
        case Tensor(var kind, var dtype, var shape) ->
            new SpecText.Word(
                "%s(shape=%s, dtype=%s%s)"
                    .formatted(
                        spelled.apply(kind.constructor()),
                        text(shape),
                        spelled.apply(dtype),
                        notation == Notation.EXACT ? raggedRank(kind, shape) : ""));
        case Sequence(var form, var items) -> {
          List<SpecText> all = items.stream().map(item -> item.text(spelled, notation)).toList();
          boolean isTuple = notation == Notation.EXACT && form == Received.Form.TUPLE;
          yield isTuple ? new SpecText.Group("(", all, ")") : new SpecText.Group("[", all, "]");
        }
        case Mapping(var fields) ->
            new SpecText.Group("{", texts(fields, ": ", spelled, notation), "}");
        case Named(var name, var _, var fields) ->
            new SpecText.Group(name + "(", texts(fields, "=", spelled, notation), ")");
      };
    }

    private static List<SpecText> texts(
        List<Field> fields, String sign, UnaryOperator<String> spelled, Notation notation) {
      return fields.stream()
          .map(field -> field.value().text(spelled, notation).behind(field.key() + sign))
          .toList();
    }

    /// The framework takes all axes but the first for ragged unless told otherwise.
    private static String raggedRank(Kind kind, Optional<List<Dimension>> shape) {
      List<Dimension> extents = shape.orElse(List.of());
      int last = extents.size() - 1;
      while (last > 0 && !(extents.get(last) instanceof Dimension.Ragged)) {
        last--;
      }
      return kind == Kind.RAGGED && last > 0 && last < extents.size() - 1
          ? ", ragged_rank=" + last
          : "";
    }

    private static String text(Optional<List<Dimension>> shape) {
      return shape
          .map(extents -> {
            String all = extents.stream().map(Entry::text).collect(Collectors.joining(", "));
            return extents.size() == 1 ? "(" + all + ",)" : "(" + all + ")";
          })
          .orElse("None");
    }

    private static String text(Dimension extent) {
      return switch (extent) {
        case Dimension.Fixed(var known) -> Long.toString(known);
        case Dimension.Dynamic _, Dimension.Unresolved _, Dimension.Ragged _ -> "None";
      };
    }
  }

  /// The kinds of specifications.
  enum Kind {
    DENSE("TensorSpec"),
    RAGGED("RaggedTensorSpec"),
    SPARSE("SparseTensorSpec");

    private final String constructor;

    Kind(String constructor) {
      this.constructor = constructor;
    }

    /// The name of the framework's class.
    public String constructor() {
      return constructor;
    }
  }

  /// Why there is none.
  enum Reason {
    /// Only name and place suggest that it receives tensors.
    SPECULATIVE_TENSOR_PARAMETER,
    NON_TENSOR_PARAMETER,
    DEFAULTED_PARAMETER_SUPPLIED,
    /// A parameter that is left out stands before one that is not.
    DEFAULTED_PARAMETER_PRECEDES_SPEC,
    /// Tensors reach a parameter only where the call is expected to raise.
    EXPECTED_FAILURE_EVIDENCE_ONLY,
    TYPE_HINT_WITHOUT_DTYPE,
    TENSOR_CONTAINER_UNSUPPORTED,
    HETEROGENEOUS_ARITY,
    HETEROGENEOUS_DTYPE,
    UNKNOWN_DTYPE,
    HETEROGENEOUS_SPARSITY
  }
}
