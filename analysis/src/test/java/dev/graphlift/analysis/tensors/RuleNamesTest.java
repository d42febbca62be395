package dev.graphlift.analysis.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether the rules in the written tables use functions that exist.
final class RuleNamesTest {
  private static final Pattern RULES = Pattern.compile("(?<=[a-z])\\{([^{}]*)\\}");
  private static final Pattern FUNCTION = Pattern.compile("(?<![\\w$-])([a-z][a-z-]*)\\(");

  @ParameterizedTest
  @ValueSource(strings = {"tensorflow-shapes", "numpy-shapes", "python-builtins"})
  void everyFunctionExists(String table) throws IOException {
    Set<String> used = new TreeSet<>();
    Matcher rules = RULES.matcher(text(table));
    while (rules.find()) {
      Matcher function = FUNCTION.matcher(rules.group(1));
      while (function.find()) {
        used.add(function.group(1));
      }
    }
    assertThat(TensorRules.functionNames()).containsAll(used);
  }

  private static String text(String table) throws IOException {
    String path = "/models/behaviour/" + table + ".model";
    try (InputStream stream = RuleNamesTest.class.getResourceAsStream(path)) {
      assertThat(stream).as(path).isNotNull();
      return new String(
          java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
