package dev.graphlift.analysis.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How many of the names that libraries publish the tables say something about: what they give, and
/// which shapes. `-Dchecks.coverage` prints the table that `./dev check-models --coverage` shows.
final class CoverageTest {
  private static final Set<Kind> CALLED =
      Set.of(Kind.FUNCTION, Kind.METHOD, Kind.STATIC_METHOD, Kind.CLASS_METHOD);
  private static final List<String> LIBRARIES =
      List.of("tensorflow", "numpy", "scipy", "tensorflow_probability", "tensorflow_addons");

  private final Packages packages = Packages.SHIPPED;
  private final Library library = Library.load();

  /// How much is known of the names of one room of a library.
  private static final class Share {
    private int names;
    private int results;
    private int shapes;

    void add(Returns returns) {
      names++;
      results += isSaid(returns) ? 1 : 0;
      shapes += isSaid(returns) && hasShapes(returns) ? 1 : 0;
    }
  }

  @Test
  void mostNamesHaveAResult() {
    Map<String, Share> rooms = new TreeMap<>();
    for (String table : LIBRARIES) {
      names(table)
          .forEach(entry ->
              rooms
                  .computeIfAbsent(room(entry.name()), _ -> new Share())
                  .add(entry.behaviour().returns()));
    }
    if (Boolean.getBoolean("checks.coverage")) {
      print(rooms);
    }
    Share all = total(rooms);
    assertThat(all.results * 100 / all.names).isGreaterThan(30);
  }

  private Stream<ApiEntry> names(String table) {
    return packages
        .table(table)
        .api()
        .lines()
        .map(line -> line.split("\t", 2)[0])
        .distinct()
        .filter(name -> name.startsWith(table + ".") && !name.contains("._"))
        .filter(name -> library.canonical(name).equals(name))
        .map(library::find)
        .flatMap(Optional::stream)
        .filter(entry -> CALLED.contains(entry.kind()));
  }

  /// The name without its last component, two components at most; methods count for their class's.
  private static String room(String name) {
    String[] parts = name.split("\\.", -1);
    int depth = parts[1].equals("compat") || parts[1].equals("keras") ? 3 : 2;
    return String.join(".", List.of(parts).subList(0, Math.min(depth, parts.length - 1)));
  }

  private static boolean isSaid(Returns returns) {
    return !(returns instanceof Returns.Unknown);
  }

  /// Whether every tensor and array has a rule for its shape.
  private static boolean hasShapes(Returns returns) {
    String text = returns.toString();
    return !text.contains(TensorRule.Type.UNSAID.toString()) && !text.contains("Unknown[");
  }

  private static Share total(Map<String, Share> rooms) {
    Share all = new Share();
    rooms
        .values()
        .forEach(share -> {
          all.names += share.names;
          all.results += share.results;
          all.shapes += share.shapes;
        });
    return all;
  }

  private static void print(Map<String, Share> rooms) {
    rooms.put("all", total(rooms));
    System.out.printf(
        "%-40s %7s %7s %7s%n", "functions and methods of", "names", "result", "shape");
    rooms.forEach((room, share) ->
        System.out.printf("%-40s %7d %7d %7d%n", room, share.names, share.results, share.shapes));
  }
}
