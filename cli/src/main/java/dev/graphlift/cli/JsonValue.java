package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A JSON document that was read. What is missing or of another kind reads as empty.
sealed interface JsonValue {
  /// A string.
  record Text(String value) implements JsonValue {}

  /// A number.
  record Numeral(double value) implements JsonValue {}

  /// `true` or `false`.
  record Flag(boolean on) implements JsonValue {}

  /// `null`, or nothing at all.
  record Nothing() implements JsonValue {}

  /// An array.
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// An object.
  record Fields(Map<String, JsonValue> values) implements JsonValue {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /// Reads a whole document.
  ///
  /// @throws IOException also when it is not JSON
  static JsonValue read(InputStream in) throws IOException {
    try (JsonParser json = JsonText.parser(in)) {
      json.nextToken();
      JsonValue value = value(json);
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "the document goes on after its end");
      }
      return value;
    }
  }

  private static JsonValue value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new JsonParseException(json, "the document ends too early");
    }
    return switch (token) {
      case VALUE_STRING -> new Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(json.getDoubleValue());
      case VALUE_TRUE -> new Flag(true);
      case VALUE_FALSE -> new Flag(false);
      case VALUE_NULL -> new Nothing();
      case START_ARRAY -> {
        List<JsonValue> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(json));
        }
        yield new Items(values);
      }
      case START_OBJECT -> {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          values.put(name, value(json));
        }
        yield new Fields(values);
      }
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(json, "unexpected " + token);
    };
  }

  /// A field of an object.
  default JsonValue field(String name) {
    return this instanceof Fields(var values)
        ? Optional.ofNullable(values.get(name)).orElseGet(Nothing::new)
        : new Nothing();
  }

  /// The values of an array.
  default List<JsonValue> items() {
    return this instanceof Items(var values) ? values : List.of();
  }

  /// The text of a string.
  default Optional<String> text() {
    return this instanceof Text(var value) ? Optional.of(value) : Optional.empty();
  }

  /// The value of a number.
  default OptionalDouble number() {
    return this instanceof Numeral(var value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// Whether it is `true`.
  default boolean isTrue() {
    return this instanceof Flag(var on) && on;
  }
}
