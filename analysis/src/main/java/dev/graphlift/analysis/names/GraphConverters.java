package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The library functions that turn Python functions into graph functions, with their parameters.
final class GraphConverters {
  private record Signature(List<String> order, Map<String, String> presentNames) {}

  private final Map<String, Signature> signatures;

  private GraphConverters(Map<String, Signature> signatures) {
    this.signatures = signatures;
  }

  /// The converters as the newest release we know has them.
  static GraphConverters newest() {
    return ofRelease(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// The converters as a release of their library has them; of the oldest we know for older ones.
  static GraphConverters ofRelease(int major, int minor) {
    Map<String, Signature> signatures = new HashMap<>();
    for (String line : NameData.lines("graph-converters.txt")) {
      List<String> words = List.of(line.split(" ", -1));
      List<String> release = List.of(words.get(1).split("\\.", -1));
      int sinceMajor = Integer.parseInt(release.get(0));
      int sinceMinor = Integer.parseInt(release.get(1));
      boolean isOut = sinceMajor < major || (sinceMajor == major && sinceMinor <= minor);
      // Rows are in the order of the releases.
      if (isOut || !signatures.containsKey(words.getFirst())) {
        signatures.put(words.getFirst(), signature(words.subList(2, words.size())));
      }
    }
    return new GraphConverters(Map.copyOf(signatures));
  }

  private static Signature signature(List<String> parameters) {
    List<String> order = new ArrayList<>();
    Map<String, String> presentNames = new HashMap<>();
    for (String parameter : parameters) {
      int arrow = parameter.indexOf('>');
      String written = arrow < 0 ? parameter : parameter.substring(0, arrow);
      order.add(written);
      presentNames.put(written, arrow < 0 ? parameter : parameter.substring(arrow + 1));
    }
    return new Signature(List.copyOf(order), Map.copyOf(presentNames));
  }

  boolean isConverter(String entity) {
    return signatures.containsKey(entity);
  }

  /// Whether a parameter is the one that takes the function.
  boolean isFunction(String entity, String parameter) {
    return signature(entity).order.getFirst().equals(parameter);
  }

  /// The arguments as parameters of the converter, in the order written; others are left out.
  List<HybridOption> options(String entity, String file, List<Argument> arguments) {
    Signature signature = signature(entity);
    List<HybridOption> options = new ArrayList<>();
    int position = 0;
    for (Argument argument : arguments) {
      switch (argument.kind()) {
        case POSITIONAL -> {
          // After `*arguments` nobody knows which parameter comes next.
          position =
              argument.value() instanceof Expression.Starred ? signature.order.size() : position;
          if (position < signature.order.size()) {
            String name = signature.order.get(position);
            option(signature, name, file, argument.value()).ifPresent(options::add);
          }
          position++;
        }
        case KEYWORD ->
            argument
                .name()
                .flatMap(name -> option(signature, name, file, argument.value()))
                .ifPresent(options::add);
        case MAPPING -> unpacked(signature, file, argument.value(), options);
      }
    }
    return options;
  }

  private static void unpacked(
      Signature signature, String file, Expression mapping, List<HybridOption> options) {
    if (!(mapping instanceof Expression.DictDisplay display)) {
      return;
    }
    for (Expression.DictDisplay.Entry entry : display.entries()) {
      entry
          .key()
          .flatMap(GraphConverters::text)
          .flatMap(name -> option(signature, name, file, entry.value()))
          .ifPresent(options::add);
    }
  }

  private static Optional<HybridOption> option(
      Signature signature, String name, String file, Expression value) {
    return Optional.ofNullable(signature.presentNames.get(name))
        .map(present -> new HybridOption(present, file, value));
  }

  private static Optional<String> text(Expression key) {
    return key instanceof Expression.Constant constant
            && constant.value() instanceof Literal.StringLiteral(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private Signature signature(String entity) {
    Signature found = signatures.get(entity);
    if (found == null) {
      throw new IllegalArgumentException("no converter: " + entity);
    }
    return found;
  }
}
