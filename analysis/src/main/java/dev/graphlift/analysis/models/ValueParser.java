package dev.graphlift.analysis.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the descriptions of values in the tables, such as `list(tensor) | none`.
final class ValueParser {
  /// Words that a rule in brackets and a description may follow.
  private static final Set<String> RULED =
      Set.of(
          "if",
          "extents",
          "element-type",
          "list",
          "tuple-of",
          "dataset",
          "batch",
          "padded",
          "steps",
          "rebatched");

  private ValueParser() {}

  /// Reads one description that must take up the whole text.
  static Returns parse(String text) {
    Scanner scanner = new Scanner(text);
    Returns value = value(scanner);
    if (!scanner.atEnd()) {
      throw scanner.error("unexpected text");
    }
    return value;
  }

  /// Reads the description at the cursor.
  static Returns value(Scanner scanner) {
    Returns first = operand(scanner);
    if (!scanner.accept("|")) {
      return first;
    }
    List<Returns> options = new ArrayList<>(List.of(first));
    do {
      options.add(operand(scanner));
    } while (scanner.accept("|"));
    return new Returns.Either(options);
  }

  /// Reads descriptions between commas, up to the closing bracket, and steps over it.
  static List<Returns> values(Scanner scanner) {
    List<Returns> values = new ArrayList<>();
    while (!scanner.accept(")")) {
      values.add(value(scanner));
      if (!scanner.accept(",")) {
        scanner.expect(")");
        break;
      }
    }
    return values;
  }

  private static Returns operand(Scanner scanner) {
    if (scanner.accept("$")) {
      return new Returns.Argument(scanner.name());
    }
    if (scanner.accept("**")) {
      return new Returns.KeywordSpread(operand(scanner));
    }
    if (scanner.accept("*")) {
      return new Returns.Spread(operand(scanner));
    }
    String word = scanner.name();
    if (scanner.isNext("{") && RULED.contains(word)) {
      return ruled(word, RuleParser.single(scanner), scanner);
    }
    return scanner.accept("(") ? compound(word, scanner) : simple(word, scanner);
  }

  private static Returns ruled(String word, TensorRule rule, Scanner scanner) {
    scanner.expect("(");
    Returns part = value(scanner);
    if (word.equals("if")) {
      scanner.expect(",");
      Returns otherwise = value(scanner);
      scanner.expect(")");
      return new Returns.Choice(rule, part, otherwise);
    }
    if (word.equals("padded")) {
      scanner.expect(",");
      Returns shapes = value(scanner);
      scanner.expect(")");
      return new Returns.Padded(part, shapes, rule);
    }
    scanner.expect(")");
    return switch (word) {
      case "dataset" -> new Returns.Dataset(part, Optional.of(rule));
      case "batch" -> new Returns.Batch(part, Optional.of(rule), 0);
      case "rebatched" -> new Returns.Rebatched(part, rule);
      case "steps" -> new Returns.Batch(part, Optional.of(rule), 1);
      case "extents" -> new Returns.Extents(rule, part);
      case "element-type" -> new Returns.ElementType(rule, part);
      case "list" -> new Returns.Repeated(Returns.Collection.LIST, rule, part);
      case "tuple-of" -> new Returns.Repeated(Returns.Collection.TUPLE, rule, part);
      default -> throw scanner.error("`" + word + "` takes no rule");
    };
  }

  private static Returns scalar(Returns.Primitive type, Scanner scanner) {
    return new Returns.Scalar(type, RuleParser.optional(scanner));
  }

  private static Returns simple(String word, Scanner scanner) {
    return switch (word) {
      case "unknown" -> new Returns.Unknown();
      case "never" -> new Returns.Never();
      case "none" -> new Returns.Nothing();
      case "self" -> new Returns.Self();
      case "tensor" -> new Returns.Tensor(Returns.Layout.DENSE, RuleParser.type(scanner));
      case "ragged" -> new Returns.Tensor(Returns.Layout.RAGGED, RuleParser.type(scanner));
      case "sparse" -> new Returns.Tensor(Returns.Layout.SPARSE, RuleParser.type(scanner));
      case "tensor-as-given" ->
          new Returns.Tensor(Returns.Layout.AS_GIVEN, RuleParser.type(scanner));
      case "symbolic" -> new Returns.Tensor(Returns.Layout.SYMBOLIC, RuleParser.type(scanner));
      case "variable" -> new Returns.Tensor(Returns.Layout.VARIABLE, RuleParser.type(scanner));
      case "array" -> new Returns.Array(RuleParser.type(scanner));
      case "int" -> scalar(Returns.Primitive.INT, scanner);
      case "float" -> scalar(Returns.Primitive.FLOAT, scanner);
      case "complex" -> scalar(Returns.Primitive.COMPLEX, scanner);
      case "bool" -> scalar(Returns.Primitive.BOOL, scanner);
      case "str" -> scalar(Returns.Primitive.STR, scanner);
      case "bytes" -> scalar(Returns.Primitive.BYTES, scanner);
      default -> throw scanner.error("unknown value `" + word + "`");
    };
  }

  private static Returns compound(String word, Scanner scanner) {
    return switch (word) {
      case "instance" -> instance(scanner);
      case "named-tuple" -> new Returns.NamedTuple(fields(scanner));
      case "result" -> new Returns.CallbackResult(only(scanner));
      case "decorator" -> new Returns.Decorator(only(scanner));
      case "first-result" -> new Returns.FirstResult(only(scanner));
      case "partial" -> new Returns.Partial(only(scanner));
      default -> structure(word, values(scanner), scanner);
    };
  }

  private static Returns instance(Scanner scanner) {
    String type = scanner.name();
    if (scanner.accept(",")) {
      return new Returns.Instance(type, fields(scanner));
    }
    scanner.expect(")");
    return new Returns.Instance(type);
  }

  /// Reads named values between commas, up to the closing bracket, and steps over it.
  static List<Returns.Field> fields(Scanner scanner) {
    List<Returns.Field> fields = new ArrayList<>();
    while (!scanner.accept(")")) {
      String name = scanner.name();
      scanner.expect(":");
      fields.add(new Returns.Field(name, value(scanner)));
      if (!scanner.accept(",")) {
        scanner.expect(")");
        break;
      }
    }
    return fields;
  }

  private static Returns structure(String word, List<Returns> of, Scanner scanner) {
    if (word.equals("tuple")) {
      return new Returns.TupleOf(of);
    }
    if (word.equals("fed")) {
      return new Returns.Fed(of);
    }
    if (word.equals("chained") && of.size() == 3) {
      return new Returns.Chained(of.get(0), of.get(1), of.get(2));
    }
    if (of.size() == 2) {
      return switch (word) {
        case "dict" -> new Returns.DictOf(of.getFirst(), of.getLast());
        case "typed" -> new Returns.Typed(of.getFirst(), of.getLast());
        case "like" -> new Returns.Like(of.getFirst(), of.getLast());
        default -> throw scanner.error("unknown value `" + word + "` of two");
      };
    }
    if (of.size() != 1) {
      throw scanner.error("`" + word + "` of " + of.size());
    }
    Returns part = of.getFirst();
    return switch (word) {
      case "dataset" -> new Returns.Dataset(part, Optional.empty());
      case "list" -> new Returns.CollectionOf(Returns.Collection.LIST, part);
      case "tuple-of" -> new Returns.CollectionOf(Returns.Collection.TUPLE, part);
      case "set" -> new Returns.CollectionOf(Returns.Collection.SET, part);
      case "iterable" -> new Returns.CollectionOf(Returns.Collection.ITERABLE, part);
      case "iterator" -> new Returns.CollectionOf(Returns.Collection.ITERATOR, part);
      case "fed-inputs" -> new Returns.FedItem(part, 0);
      case "fed-targets" -> new Returns.FedItem(part, 1);
      case "variables" -> new Returns.Variables(part);
      case "tracked" -> new Returns.Tracked(part);
      case "specified" -> new Returns.Specified(part);
      case "autocast" -> new Returns.Autocast(part);
      case "element" -> new Returns.Element(part);
      case "leaf" -> new Returns.Leaf(part);
      case "tensors" -> new Returns.Tensors(part);
      case "each" -> new Returns.Each(part);
      case "value" -> new Returns.ValueOf(part);
      case "rows" -> new Returns.Rows(part);
      case "batch" -> new Returns.Batch(part, Optional.empty(), 0);
      case "callable" -> new Returns.Callable(part);
      default -> throw scanner.error("unknown value `" + word + "` of one");
    };
  }

  private static String only(Scanner scanner) {
    String name = scanner.name();
    scanner.expect(")");
    return name;
  }
}
