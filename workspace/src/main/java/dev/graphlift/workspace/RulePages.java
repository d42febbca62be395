package dev.graphlift.workspace;

import dev.graphlift.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The pages that explain the rules, as they ship with the rules themselves.
public final class RulePages {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private RulePages() {}

  /// The ids of all rules, in the order in which reasons are given.
  public static List<String> ids() {
    return Rules.ALL.stream().map(rule -> rule.rule().id()).toList();
  }

  /// The page of a rule in Markdown.
  public static Optional<String> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try (InputStream page = RulePages.class.getResourceAsStream("/rules/" + id + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
