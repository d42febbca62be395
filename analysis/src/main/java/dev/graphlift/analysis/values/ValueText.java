package dev.graphlift.analysis.values;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Values in words, for people: `float32[2, ?]`, `list[int]`, `def f or None`.
///
/// Dimensions are numbers, `None` where they are known at run time only, `?` where they were not
/// computed. A dtype or rank that is not known is `?` and `...`.
public final class ValueText {
  private static final int DEEPEST = 3;

  /// How many alternatives are named, of a value and of one inside another.
  private static final int MOST = 16;

  private static final int MOST_INSIDE = 5;

  /// How many alternatives are looked at in all: each of some dozen containers may hold as many.
  private static final int MOST_VISITED = 1000;

  private final Set<HeapObject> open = new LinkedHashSet<>();
  private int level;
  private int visited;

  private ValueText() {}

  /// The text of a value; what it may be besides is `unknown`.
  public static String of(Value value) {
    return new ValueText().text(value);
  }

  private String text(Value value) {
    if (level > DEEPEST) {
      return "…";
    }
    level++;
    List<String> all = value.stream().map(this::text).distinct().sorted().toList();
    level--;
    int most = level == 0 ? MOST : MOST_INSIDE;
    List<String> parts = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    if (all.size() > most) {
      parts.add("%d more".formatted(all.size() - most));
    }
    if (value.gap().isPresent()) {
      parts.add("unknown");
    }
    return parts.isEmpty() ? "nothing" : String.join(" or ", parts);
  }

  private String text(Atom atom) {
    if (visited++ >= MOST_VISITED) {
      return "…";
    }
    return switch (atom) {
      case Atom.Scalar(var kind, var constant) ->
          constant.map(c -> constant(kind, c)).orElse(kind.pythonName());
      case Atom.Tensor(var type, var _) -> of(type);
      case Atom.Tuple(var items) ->
          items.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
      case Atom.Stream(var kind, var element, var _) ->
          "%s[%s]".formatted(name(kind), text(element));
      case Atom.Library(var name) -> name;
      case Atom.Namespace(var folder) -> "package " + folder;
      case Atom.Bound(var _, var function) -> "bound " + text(function);
      case Atom.Partial(var function, var _, var _) -> "partial " + text(function);
      case Atom.Wrapped(var wrapping, var function, var _) ->
          wrapping == Atom.Wrapping.FIRST_RESULT ? text(function) : name(wrapping);
      case Atom.Super(var after, var _) -> "super of " + text(after);
      case FunctionObject function -> "def " + function.code().name();
      case ClassObject type -> "class " + type.name();
      case InstanceObject instance -> className(instance.type());
      case ModuleObject module -> "module " + module.file().path();
      case ContainerObject container -> container(container);
    };
  }

  private static String constant(Atom.ScalarKind kind, Object value) {
    return switch (kind) {
      case STRING -> "'" + value + "'";
      case BYTES -> "b'" + value + "'";
      case BOOLEAN -> value.equals(true) ? "True" : "False";
      case NONE, INTEGER, FLOAT, COMPLEX, ELLIPSIS -> value.toString();
    };
  }

  private static String className(Atom type) {
    return switch (type) {
      case ClassObject own -> own.name();
      case Atom.Library(var name) -> name;
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ ->
          "object";
    };
  }

  private static String name(Atom.StreamKind kind) {
    return switch (kind) {
      case TUPLE -> "tuple";
      case ITERATOR -> "iterator";
      case RANGE -> "range";
      case VIEW -> "view";
      case PIPELINE -> "dataset iterator";
      case DATASET -> "dataset";
    };
  }

  private static String name(Atom.Wrapping wrapping) {
    return switch (wrapping) {
      case STATIC_METHOD -> "static method";
      case CLASS_METHOD -> "class method";
      case PROPERTY -> "property";
      case FIRST_RESULT -> "function";
    };
  }

  private String container(ContainerObject container) {
    String name = container.kind().pythonName();
    if (open.size() >= DEEPEST || !open.add(container)) {
      return name + "[…]";
    }
    String text =
        container.kind() == ContainerObject.Kind.DICT
            ? "dict[%s, %s]".formatted(keys(container), text(container.peekElements()))
            : "%s[%s]".formatted(name, text(container.peekElements()));
    open.remove(container);
    return text;
  }

  private String keys(ContainerObject dict) {
    List<String> keys =
        new ArrayList<>(
            dict.knownKeys().stream()
                .map(key -> key instanceof String text ? "'" + text + "'" : key.toString())
                .sorted()
                .toList());
    Value rest = dict.restKeys().peek();
    if (!rest.isBottom()) {
      keys.add(text(rest));
    }
    return keys.isEmpty() ? "nothing" : String.join(" or ", keys);
  }

  /// The text of a tensor type.
  public static String of(TensorType type) {
    String kind =
        switch (type.origin()) {
          case NUMPY -> "ndarray ";
          case FRAMEWORK ->
              switch (type.role()) {
                case VALUE -> "";
                case VARIABLE -> "variable ";
                case SYMBOLIC -> "symbolic ";
              };
        };
    String layout =
        switch (type.layout()) {
          case DENSE -> "";
          case RAGGED -> "ragged ";
          case SPARSE -> "sparse ";
        };
    String shape =
        type.shape()
            .map(dimensions ->
                dimensions.stream().map(ValueText::text).collect(Collectors.joining(", ")))
            .orElse("...");
    return "%s%s%s[%s]".formatted(kind, layout, type.dtype().orElse("?"), shape);
  }

  private static String text(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Fixed(var extent) -> Long.toString(extent);
      case Dimension.Dynamic _ -> "None";
      case Dimension.Unresolved _ -> "?";
      case Dimension.Ragged _ -> "ragged";
    };
  }
}
