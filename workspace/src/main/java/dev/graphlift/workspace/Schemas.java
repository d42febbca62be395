package dev.graphlift.workspace;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of settings as JSON schemas, which editors complete and check by.
final class Schemas {
  static final String STRING =
      """
      {"type": "string"}\
      """;
  static final String STRINGS =
      """
      {"type": "array", "items": {"type": "string"}}\
      """;
  static final String FLAG =
      """
      {"type": "boolean"}\
      """;
  static final String COUNT =
      """
      {"type": "integer", "minimum": 1, "maximum": 1024}\
      """;
  static final String SIZE =
      """
      {"type": ["integer", "string"], "minimum": 0}\
      """;
  static final String TABLE =
      """
      {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}\
      """;

  private Schemas() {}

  static String oneOf(Class<? extends Enum<?>> words) {
    return Stream.of(words.getEnumConstants())
        .map(word -> "\"" + word.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"")
        .collect(Collectors.joining(", ", "{\"enum\": [", "]}"));
  }

  static String listOf(Class<? extends Enum<?>> words) {
    return "{\"type\": \"array\", \"items\": " + oneOf(words) + "}";
  }
}
