package dev.graphlift.analysis.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The written tables of one library: what its names do, found by name.
///
/// What a line says of one name alone is strongest; then what the library's own declarations say;
/// then what is said of the same name under another prefix (`like`); then what is said of families
/// by patterns, of which the last one that matches counts. Results and traits are looked for
/// separately.
final class BehaviourTable {
  /// Starts a line that names another file to read.
  static final String INCLUDE = "include ";

  private final Map<String, BehaviourLine> exact = new HashMap<>();
  private final List<BehaviourLine> families = new ArrayList<>();
  private final List<Renaming> renamings = new ArrayList<>();

  private final List<Renaming> privates = new ArrayList<>();

  /// Says that names under `prefix` do what the same names under `model` do.
  private record Renaming(String prefix, String model) {
    Optional<String> apply(String name) {
      return name.startsWith(prefix)
          ? Optional.of(model + name.substring(prefix.length()))
          : Optional.empty();
    }
  }

  /// Adds the lines of one file. Files that it includes are for the caller to add.
  void add(String file, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      String place = file + ":" + (i + 1);
      if (text.startsWith("like ")) {
        renamings.add(renaming(place, text));
      } else if (text.startsWith("private ")) {
        privates.add(renaming(place, text));
      } else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith(INCLUDE)) {
        for (String line : expand(text)) {
          add(LineParser.parse(place, line));
        }
      }
    }
  }

  /// One line for each of the alternatives in the brackets of its name, as in `math.{sin,cos}`.
  static List<String> expand(String text) {
    int open = text.indexOf('{');
    int close = text.indexOf('}');
    if (open < 0 || text.substring(0, open).contains(" ")) {
      return List.of(text);
    }
    return Arrays.stream(text.substring(open + 1, close).split(",", -1))
        .map(name -> text.substring(0, open) + name.strip() + text.substring(close + 1))
        .toList();
  }

  /// Every line about names, for checking that none is dead.
  List<BehaviourLine> lines() {
    List<BehaviourLine> lines = new ArrayList<>(exact.values());
    lines.addAll(families);
    return lines;
  }

  /// The line that declares `name` itself.
  Optional<BehaviourLine> declaration(String name) {
    return Optional.ofNullable(exact.get(name)).filter(line -> line.declared().isPresent());
  }

  /// The names that a name is said to be like.
  Stream<String> models(String name) {
    return renamings.stream().flatMap(renaming -> renaming.apply(name).stream());
  }

  /// Where the names are published that the private modules around `name` hold; empty if it is in
  /// none.
  Optional<String> publisher(String name) {
    return privates.stream()
        .filter(each -> name.startsWith(each.prefix()))
        .map(Renaming::model)
        .findFirst();
  }

  /// What `name` does.
  ///
  /// @param derived the result that the library itself declares
  /// @param like another name that is said to be like it
  Behaviour of(String name, Kind kind, Optional<Returns> derived, Optional<ApiEntry> like) {
    Optional<Behaviour> model = like.map(ApiEntry::behaviour);
    Returns returns =
        exactly(name, BehaviourLine::returns)
            .or(() -> model.map(Behaviour::returns).filter(found -> carriesOver(found, kind)))
            .or(() -> derived)
            .or(() -> family(name, kind, BehaviourLine::returns))
            .orElseGet(() -> usual(name, kind));
    Set<Trait> traits =
        exactly(name, BehaviourLine::traits)
            .or(() -> model.filter(Behaviour::isModelled).map(Behaviour::traits))
            .or(() -> family(name, kind, BehaviourLine::traits))
            .orElseGet(() -> usualTraits(kind));
    return new Behaviour(returns, traits);
  }

  private void add(BehaviourLine line) {
    if (!line.isExact()) {
      families.add(line);
    } else if (exact.put(line.pattern().text(), line) != null) {
      throw new ModelSyntaxException(line.place() + ": a second line for one name");
    }
  }

  private static Renaming renaming(String place, String text) {
    String[] parts = text.split(" +", -1);
    if (parts.length != 4 || !parts[2].equals("=")) {
      throw new ModelSyntaxException(place + ": expected `WORD PREFIX = PREFIX`");
    }
    return new Renaming(parts[1] + ".", parts[3] + ".");
  }

  private <T> Optional<T> exactly(String name, Function<BehaviourLine, Optional<T>> field) {
    return Optional.ofNullable(exact.get(name)).flatMap(field);
  }

  private <T> Optional<T> family(
      String name, Kind kind, Function<BehaviourLine, Optional<T>> field) {
    for (BehaviourLine line : families.reversed()) {
      Optional<T> said = field.apply(line);
      if (said.isPresent() && line.isAbout(name, kind)) {
        return said;
      }
    }
    return Optional.empty();
  }

  /// Whether a result is also that of a name said to be alike: making an instance of one class says
  /// nothing of another.
  private static boolean carriesOver(Returns returns, Kind kind) {
    return !(returns instanceof Returns.Unknown)
        && !(returns instanceof Returns.Instance && kind == Kind.CLASS);
  }

  /// What a name gives when nothing is said of it: calling a class makes an instance.
  private static Returns usual(String name, Kind kind) {
    return kind == Kind.CLASS ? new Returns.Instance(name) : new Returns.Unknown();
  }

  /// What a name does when nothing is said of it: calls may do anything, reading does nothing.
  private static Set<Trait> usualTraits(Kind kind) {
    return switch (kind) {
      case FUNCTION, CLASS, METHOD, STATIC_METHOD, CLASS_METHOD -> Set.of(Trait.Effect.UNMODELLED);
      case MODULE, PROPERTY, DTYPE, CONSTANT -> Set.of();
    };
  }
}
