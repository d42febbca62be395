package dev.graphlift.analysis.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the traits of a line, such as `mutates(self), keeps(item)`.
final class TraitParser {
  private TraitParser() {}

  /// Reads traits between commas, as far as they go.
  static Set<Trait> traits(Scanner scanner) {
    Set<Trait> traits = new LinkedHashSet<>();
    do {
      String word = scanner.name();
      if (word.equals("holds")) {
        scanner.expect("(");
        traits.add(new Trait.Holds(ValueParser.fields(scanner)));
      } else if (!word.equals("pure")) {
        traits.add(scanner.accept("(") ? withTarget(word, scanner) : effect(word, scanner));
      }
    } while (scanner.accept(","));
    return traits;
  }

  private static Trait withTarget(String word, Scanner scanner) {
    String target = scanner.name();
    if (word.equals("sets-up-given")) {
      return new Trait.SetsUpGiven(target, names(scanner));
    }
    if (word.equals("calls") || word.equals("calls-once")) {
      List<Returns> arguments =
          scanner.accept(":") ? ValueParser.values(scanner) : noArguments(scanner);
      Trait.Often often = word.equals("calls") ? Trait.Often.ALWAYS : Trait.Often.ONCE;
      return new Trait.CallsBack(target, arguments, often);
    }
    scanner.expect(")");
    return switch (word) {
      case "mutates" -> new Trait.Mutates(target);
      case "keeps" -> new Trait.Keeps(target);
      case "assigns" -> new Trait.Assigns(target);
      case "advances" -> new Trait.Advances(target);
      default -> throw scanner.error("unknown trait `" + word + "`");
    };
  }

  private static Set<String> names(Scanner scanner) {
    Set<String> names = new LinkedHashSet<>();
    scanner.expect(":");
    do {
      names.add(scanner.name());
    } while (scanner.accept(","));
    scanner.expect(")");
    return names;
  }

  private static List<Returns> noArguments(Scanner scanner) {
    scanner.expect(")");
    return List.of();
  }

  private static Trait.Effect effect(String word, Scanner scanner) {
    return switch (word) {
      case "eager-only" -> Trait.Effect.EAGER_ONLY;
      case "stateful" -> Trait.Effect.STATEFUL;
      case "creates-variables" -> Trait.Effect.CREATES_VARIABLES;
      case "sets-up" -> Trait.Effect.SETS_UP;
      case "clock" -> Trait.Effect.READS_CLOCK;
      case "randomness" -> Trait.Effect.READS_RANDOMNESS;
      case "mode" -> Trait.Effect.READS_MODE;
      case "needs-values" -> Trait.Effect.NEEDS_VALUES;
      case "seeds" -> Trait.Effect.SEEDS;
      case "draws-by-seed" -> Trait.Effect.DRAWS_BY_SEED;
      case "traces" -> Trait.Effect.TRACES;
      case "leaves-graph" -> Trait.Effect.LEAVES_GRAPH;
      case "sets-floats" -> Trait.Effect.SETS_FLOATS;
      case "switches-graphs" -> Trait.Effect.SWITCHES_GRAPHS;
      case "tells-tensors" -> Trait.Effect.TELLS_TENSORS;
      case "environment" -> Trait.Effect.READS_ENVIRONMENT;
      case "reads-files" -> Trait.Effect.READS_FILES;
      case "console" -> Trait.Effect.CONSOLE;
      case "files" -> Trait.Effect.FILES;
      case "network" -> Trait.Effect.NETWORK;
      case "logging" -> Trait.Effect.LOGGING;
      case "threads" -> Trait.Effect.THREADS;
      case "side-effect" -> Trait.Effect.PYTHON_SIDE_EFFECT;
      case "unmodelled" -> Trait.Effect.UNMODELLED;
      default -> throw scanner.error("unknown trait `" + word + "`");
    };
  }
}
