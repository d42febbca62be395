package dev.graphlift.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
  private static final String ROOT = "dev.graphlift";

  /// Classes that break every rule once.
  private static final String WRONG = "dev.graphlift.architecture.wrong";

  @TestFactory
  Stream<DynamicTest> ourClassesKeepTheRules() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(ROOT);
    assertThat(new Directions(ROOT).modulesWithout(ours))
        .as("modules whose classes were not read")
        .isEmpty();
    return rules(ROOT)
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ours)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleCanFail() {
    JavaClasses wrong = new ClassFileImporter().importPackages(WRONG);
    return rules(WRONG)
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getDescription(),
                () ->
                    assertThat(rule.evaluate(wrong).hasViolation())
                        .as("a class in `%s` breaks this rule", WRONG)
                        .isTrue()));
  }

  private static Stream<ArchRule> rules(String root) {
    return Stream.of(
            new Directions(root).rules(),
            new OutsideWorld(root).rules(),
            new ClassDesign(root).rules())
        .flatMap(rules -> rules);
  }
}
