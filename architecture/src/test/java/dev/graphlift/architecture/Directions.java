package dev.graphlift.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/// Who may know whom: the modules, the rooms of `analysis`, and the libraries only one module sees.
///
/// @param root the package all modules are below
record Directions(String root) {
  /// A module and the packages below the root that it may use besides its own.
  private record Module(String name, List<String> mayKnow) {}

  private static final List<Module> MODULES =
      List.of(
          new Module("source", List.of()),
          new Module("literate", List.of("source..")),
          new Module("syntax", List.of("source..")),
          new Module("analysis", List.of("source..", "syntax..")),
          new Module("rules", List.of("source..", "analysis.facts..", "analysis.evidence..")),
          new Module("refactor", List.of("source..", "syntax..", "analysis..", "rules..")),
          new Module(
              "workspace", List.of("source..", "syntax..", "analysis..", "rules..", "refactor..")),
          new Module("cli", List.of("source..", "workspace..")),
          new Module("bench", List.of("source..", "syntax..", "analysis..", "workspace..")));

  /// Each room may use the rooms before it.
  private static final List<String> ROOMS =
      List.of("evidence", "names", "models", "values", "tensors", "interp", "facts");

  /// A library and the only module that may use it.
  private record Library(String name, List<String> packages, String module) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library(
              "the parser library", List.of("com.oracle.graal..", "org.graalvm.."), "syntax"),
          new Library("picocli", List.of("picocli.."), "cli"),
          new Library("Jackson", List.of("com.fasterxml.."), "cli"),
          new Library("jte", List.of("gg.jte.."), "cli"),
          new Library("TOML", List.of("org.tomlj.."), "workspace"),
          new Library("JUnit", List.of("org.junit..", "org.opentest4j.."), "literate"),
          new Library("JMH", List.of("org.openjdk.jmh.."), "bench"));

  Stream<ArchRule> rules() {
    return Stream.of(
            MODULES.stream().map(this::keepsToWhatItMayKnow),
            Stream.of(everyClassBelongsToAModule()),
            ROOMS.stream().limit(ROOMS.size() - 1L).map(this::keepsToRoomsBefore),
            Stream.of(everyRoomIsPlaced()),
            LIBRARIES.stream().map(this::staysInItsModule),
            Stream.of(rulesDoNotKnowEachOther(), noCyclesBetweenPackages()))
        .flatMap(rules -> rules);
  }

  /// The modules that have no class among these, so that a rule about them would hold of nothing.
  List<String> modulesWithout(JavaClasses classes) {
    return MODULES.stream()
        .map(Module::name)
        .filter(module -> classes.stream().noneMatch(in(module + "..")))
        .toList();
  }

  private ArchRule keepsToWhatItMayKnow(Module module) {
    Stream<String> known =
        Stream.concat(Stream.of(module.name() + ".."), module.mayKnow().stream());
    return noClasses()
        .that(in(module.name() + ".."))
        .should()
        .dependOnClassesThat(ours().and(not(in(known.toArray(String[]::new)))))
        .allowEmptyShould(true)
        .as("`%s` knows nothing of ours but %s".formatted(module.name(), module.mayKnow()));
  }

  private ArchRule everyClassBelongsToAModule() {
    String[] modules = MODULES.stream().map(module -> module.name() + "..").toArray(String[]::new);
    return classes()
        .should()
        .resideInAnyPackage(absolute(modules))
        .as("every class belongs to a module that has its place in this list");
  }

  private ArchRule keepsToRoomsBefore(String room) {
    String[] later =
        ROOMS.stream()
            .skip(ROOMS.indexOf(room) + 1L)
            .map(other -> "analysis." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that(in("analysis." + room + ".."))
        .should()
        .dependOnClassesThat(in(later))
        .allowEmptyShould(true)
        .as("`analysis.%s` knows no later room".formatted(room));
  }

  private ArchRule everyRoomIsPlaced() {
    String[] rooms = ROOMS.stream().map(room -> "analysis." + room + "..").toArray(String[]::new);
    return classes()
        .that(in("analysis.."))
        .should()
        .resideInAnyPackage(absolute(rooms))
        .as("every package of `analysis` has its place in the order of rooms");
  }

  private ArchRule staysInItsModule(Library library) {
    return noClasses()
        .that(not(in(library.module() + "..")))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.packages().toArray(String[]::new)))
        .as("only `%s` uses %s".formatted(library.module(), library.name()));
  }

  private ArchRule rulesDoNotKnowEachOther() {
    ArchCondition<JavaClass> knowNoOther =
        new ArchCondition<>("know no other rule") {
          @Override
          public void check(JavaClass rule, ConditionEvents events) {
            rule.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isRule().test(dependency.getTargetClass()))
                .filter(dependency -> !dependency.getTargetClass().equals(rule))
                .forEach(dependency ->
                    events.add(SimpleConditionEvent.violated(rule, dependency.getDescription())));
          }
        };
    return classes()
        .that(isRule())
        .should(knowNoOther)
        .allowEmptyShould(true)
        .as("rules do not know of each other");
  }

  /// A rule implements an interface of `rules` that is named for rules. An abstract class is none
  /// yet.
  private DescribedPredicate<JavaClass> isRule() {
    return DescribedPredicate.describe(
        "is a rule",
        type ->
            !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getAllRawInterfaces().stream()
                    .anyMatch(implemented ->
                        in("rules..").test(implemented)
                            && implemented.getSimpleName().endsWith("Rule")));
  }

  private ArchRule noCyclesBetweenPackages() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .as("packages are free of cycles");
  }

  private DescribedPredicate<JavaClass> ours() {
    return resideInAPackage(root + "..");
  }

  private DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(absolute(packages));
  }

  private String[] absolute(String... packages) {
    return Stream.of(packages).map(name -> root + "." + name).toArray(String[]::new);
  }
}
