package dev.graphlift.analysis.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the rules for shapes and element types in the tables, such as `{reduced($x, $axis);
/// dtype($x)}`.
final class RuleParser {
  private RuleParser() {}

  /// Reads what is said of a tensor behind its word; nothing if no bracket follows.
  static TensorRule.Type type(Scanner scanner) {
    if (!scanner.accept("{")) {
      return TensorRule.Type.UNSAID;
    }
    Optional<TensorRule> shape = part(scanner);
    Optional<TensorRule> dtype = scanner.accept(";") ? part(scanner) : Optional.empty();
    Optional<TensorRule> elements = scanner.accept(";") ? part(scanner) : Optional.empty();
    scanner.expect("}");
    return new TensorRule.Type(shape, dtype, elements);
  }

  /// Reads one rule in brackets.
  static TensorRule single(Scanner scanner) {
    scanner.expect("{");
    TensorRule rule = rule(scanner);
    scanner.expect("}");
    return rule;
  }

  /// Reads one rule in brackets, if a bracket follows.
  static Optional<TensorRule> optional(Scanner scanner) {
    return scanner.isNext("{") ? Optional.of(single(scanner)) : Optional.empty();
  }

  private static Optional<TensorRule> part(Scanner scanner) {
    return scanner.accept("_") ? Optional.empty() : Optional.of(rule(scanner));
  }

  private static TensorRule rule(Scanner scanner) {
    if (scanner.accept("$")) {
      return parameter(scanner);
    }
    if (scanner.accept("#")) {
      return new TensorRule.Position();
    }
    String word = scanner.name();
    if (scanner.accept("(")) {
      return new TensorRule.Apply(word, operands(scanner));
    }
    return word.matches("-?[0-9]+")
        ? new TensorRule.Constant(Long.parseLong(word))
        : new TensorRule.Word(word);
  }

  private static TensorRule parameter(Scanner scanner) {
    List<String> names = new ArrayList<>();
    do {
      names.add(scanner.name());
    } while (scanner.accept("/"));
    return new TensorRule.Parameter(names);
  }

  private static List<TensorRule> operands(Scanner scanner) {
    List<TensorRule> operands = new ArrayList<>();
    while (!scanner.accept(")")) {
      operands.add(rule(scanner));
      if (!scanner.accept(",")) {
        scanner.expect(")");
        break;
      }
    }
    return operands;
  }
}
