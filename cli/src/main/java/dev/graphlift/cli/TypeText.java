package dev.graphlift.cli;

import dev.graphlift.workspace.FunctionReport.Dimension;
import dev.graphlift.workspace.FunctionReport.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Tensor types as tables have them, such as `FLOAT32[Constant,2; Dynamic]`.
final class TypeText {
  /// The class of a shape of unknown rank.
  static final String TOP = "TOP";

  /// The class of a shape without extents.
  static final String SCALAR = "scalar";

  private TypeText() {}

  static String dtype(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  static String of(TensorType type) {
    return dtype(type.dtype())
        + type
            .shape()
            .map(shape ->
                shape.isEmpty() ? List.of(SCALAR) : shape.stream().map(TypeText::of).toList())
            .orElse(List.of(TOP))
            .stream()
            .collect(Collectors.joining("; ", "[", "]"));
  }

  /// Types that one parameter may have.
  static String of(List<TensorType> types) {
    return types.stream().map(TypeText::of).distinct().collect(Collectors.joining(" | "));
  }

  /// Types by their position in a container.
  static String elements(List<List<TensorType>> elements) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      texts.add(i + ": " + of(elements.get(i)));
    }
    return String.join("; ", texts);
  }

  static String of(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Fixed(long extent) -> "Constant," + extent;
      case Dimension.Dynamic() -> "Dynamic";
      case Dimension.Unresolved() -> "Unresolved";
      case Dimension.Ragged() -> "Ragged";
    };
  }
}
