package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import java.util.List;
import java.util.Set;

/// How an argument holds tensors: as lists, tuples, dictionaries and named tuples of them, nested
/// to any depth.
public sealed interface Structure {
  /// A tensor.
  record Tensor(Set<TensorType> types) implements Structure {
    public Tensor {
      types = Set.copyOf(types);
    }
  }

  /// A list or tuple of known length.
  record Sequence(Received.Form form, List<Structure> items) implements Structure {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// A dictionary of known keys that never changes, in the order of the keys.
  record Mapping(List<Field> fields) implements Structure {
    public Mapping {
      fields = List.copyOf(fields);
    }
  }

  /// A named tuple.
  ///
  /// @param type where its class is defined
  record Named(Site type, List<Field> fields) implements Structure {
    public Named {
      fields = List.copyOf(fields);
    }
  }

  /// Anything else.
  record Other() implements Structure {}

  /// One part of a structure.
  ///
  /// @param key the key as Python, or the name of a field
  record Field(String key, Structure value) {}

  /// Whether it holds nothing but tensors, and is known throughout.
  default boolean isKnown() {
    return switch (this) {
      case Tensor _ -> true;
      case Sequence(var _, var items) -> items.stream().allMatch(Structure::isKnown);
      case Mapping(var fields) -> areKnown(fields);
      case Named(var _, var fields) -> areKnown(fields);
      case Other _ -> false;
    };
  }

  private static boolean areKnown(List<Field> fields) {
    return fields.stream().allMatch(field -> field.value().isKnown());
  }
}
