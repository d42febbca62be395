package dev.graphlift.analysis.models;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Reads one line of a written table: `PATTERN[(SIGNATURE)] [KIND…] [-> VALUE] [: TRAIT, …]`.
final class LineParser {
  private LineParser() {}

  static BehaviourLine parse(String place, String text) {
    try {
      return line(place, new Scanner(text));
    } catch (ModelSyntaxException wrong) {
      throw new ModelSyntaxException(place + ": " + wrong.getMessage(), wrong);
    }
  }

  private static BehaviourLine line(String place, Scanner scanner) {
    String pattern = scanner.name();
    Optional<String> declared =
        scanner.accept("(") ? Optional.of(signature(scanner)) : Optional.empty();
    Set<Kind> kinds = kinds(scanner);
    Optional<Returns> returns =
        scanner.accept("->") ? Optional.of(ValueParser.value(scanner)) : Optional.empty();
    Optional<Set<Trait>> traits =
        scanner.accept(":") ? Optional.of(TraitParser.traits(scanner)) : Optional.empty();
    if (!scanner.atEnd()) {
      throw scanner.error("unexpected text");
    }
    return new BehaviourLine(place, NamePattern.of(pattern), kinds, declared, returns, traits);
  }

  /// The signature in the notation of the generated tables.
  private static String signature(Scanner scanner) {
    StringBuilder signature = new StringBuilder();
    while (!scanner.accept(")")) {
      signature.append(signature.isEmpty() ? "" : "|").append(scanner.expression());
      if (!scanner.accept(",")) {
        scanner.expect(")");
        break;
      }
    }
    return signature.toString();
  }

  private static Set<Kind> kinds(Scanner scanner) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word = scanner.word(); !word.isEmpty(); word = scanner.word()) {
      kinds.add(kind(word, scanner));
    }
    return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
  }

  private static Kind kind(String word, Scanner scanner) {
    return switch (word) {
      case "module" -> Kind.MODULE;
      case "function" -> Kind.FUNCTION;
      case "class" -> Kind.CLASS;
      case "method" -> Kind.METHOD;
      case "staticmethod" -> Kind.STATIC_METHOD;
      case "classmethod" -> Kind.CLASS_METHOD;
      case "property" -> Kind.PROPERTY;
      case "dtype" -> Kind.DTYPE;
      case "constant" -> Kind.CONSTANT;
      default -> throw scanner.error("unknown kind `" + word + "`");
    };
  }
}
