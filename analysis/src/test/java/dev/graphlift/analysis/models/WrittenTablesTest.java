package dev.graphlift.analysis.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whether the written tables agree with the generated ones.
final class WrittenTablesTest {
  private final Packages packages = Packages.SHIPPED;
  private final Library library = Library.load();

  /// A name with the kinds that it has in some release.
  private record Known(String name, Set<Kind> kinds) {}

  @TestFactory
  Stream<DynamicTest> noLineIsDead() {
    return packages.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkLines(packages.table(name))));
  }

  @Test
  void everyEntryIsFoundUnderItsName() {
    List<String> lost = new ArrayList<>();
    for (String table : packages.names()) {
      for (Known known : names(packages.table(table))) {
        PackageTables tables = packages.of(known.name());
        // A package publishes names of other packages too, for which those answer; and in another
        // release the same name may be an alias, which then counts.
        boolean answered =
            tables.equals(packages.table(table)) && tables.alias(known.name()).isEmpty();
        if (answered && library.find(known.name()).isEmpty()) {
          lost.add(known.name());
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  private static void checkLines(PackageTables tables) {
    List<Known> names = names(tables);
    List<String> dead = new ArrayList<>();
    for (BehaviourLine line : tables.behaviours().lines()) {
      boolean used =
          line.declared().isPresent()
              || names.stream()
                  .anyMatch(
                      known -> known.kinds().stream().anyMatch(k -> line.isAbout(known.name(), k)));
      if (!used) {
        dead.add(
            line.place()
                + ": nothing is called "
                + line.pattern().text()
                + tables.alias(line.pattern().text()).map(name -> ", write " + name).orElse(""));
      }
    }
    assertThat(dead).isEmpty();
  }

  private static List<Known> names(PackageTables tables) {
    return tables
        .api()
        .lines()
        .map(line -> line.split("\t", 2)[0])
        .distinct()
        .filter(name -> !name.startsWith("!"))
        .map(name ->
            new Known(
                name,
                Set.copyOf(tables.api().rows(name).stream().map(ApiRow::kind).distinct().toList())))
        .filter(known -> !known.kinds().isEmpty())
        .toList();
  }
}
