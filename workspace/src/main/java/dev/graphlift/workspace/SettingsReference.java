package dev.graphlift.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be set, for people and for editors: a page for each key, and a JSON schema of all.
public final class SettingsReference {
  private SettingsReference() {}

  /// All keys, in the order they are documented.
  public static List<String> keys() {
    return Options.keys();
  }

  /// What a key means, its values, its default and an example, in Markdown; empty where there is no
  /// such key.
  public static Optional<String> page(String key) {
    return Options.find(key).map(SettingsReference::page);
  }

  private static String page(Option option) {
    return """
    ## `%s`

    %s
    - Value: %s
    - Default: %s

    ```toml
    %s```
    """
        .formatted(
            option.key(),
            option.description(),
            option.shape(),
            option.fallback(),
            option.example());
  }

  /// A JSON schema of the settings, by which editors complete and check them.
  public static String schema() {
    return Options.ALL.stream()
        .map(SettingsReference::property)
        .collect(
            Collectors.joining(
                ",\n",
                """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "title": "Settings of Graphlift: graphlift.toml, or [tool.graphlift] of pyproject.toml",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                """,
                """

                  }
                }
                """));
  }

  private static String property(Option option) {
    String description = option.description().strip().replace("\n", " ");
    return "    \"%s\": {\"description\": \"%s\", %s"
        .formatted(option.key(), description.replace("\"", "\\\""), option.schema().substring(1));
  }
}
