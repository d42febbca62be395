package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an evaluation decided on one function.
///
/// @param project the path as given to that evaluation
record DecidedFunction(String project, String file, String name, int line, Decision decision) {
  /// The decision itself.
  record Decision(
      Kind kind,
      Optional<String> precondition,
      List<String> transformations,
      List<String> failures) {
    Decision {
      transformations = List.copyOf(transformations);
      failures = List.copyOf(failures);
    }

    /// How the function runs now.
    enum Kind {
      EAGER,
      GRAPH
    }

    /// The decision in few words: the precondition that is passed, or the failures.
    String text() {
      if (precondition.isPresent()) {
        return precondition.get();
      }
      if (!transformations.isEmpty()) {
        return String.join(" ", transformations);
      }
      if (!failures.isEmpty()) {
        return String.join(" ", failures);
      }
      return switch (kind) {
        case EAGER -> "undecided";
        case GRAPH -> "graph";
      };
    }

    void write(String field, JsonGenerator json) throws IOException {
      json.writeObjectFieldStart(field);
      json.writeBooleanField("hybrid", kind == Kind.GRAPH);
      if (precondition.isPresent()) {
        json.writeStringField("precondition", precondition.get());
      } else {
        json.writeNullField("precondition");
      }
      strings("transformations", transformations, json);
      strings("failures", failures, json);
      json.writeEndObject();
    }

    private static void strings(String field, List<String> texts, JsonGenerator json)
        throws IOException {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  /// Reads one object of `functions.jsonl`, whose start the parser stands at.
  static DecidedFunction read(JsonParser json) throws IOException {
    JsonText.expect(JsonToken.START_OBJECT, json.currentToken(), json);
    String project = "";
    String file = "";
    String name = "";
    int line = 0;
    Decision.Kind kind = Decision.Kind.EAGER;
    Optional<String> precondition = Optional.empty();
    List<String> transformations = List.of();
    List<String> failures = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "project" -> project = json.getText();
        case "file" -> file = json.getText();
        case "name" -> name = json.getText();
        case "line" -> line = json.getIntValue();
        case "hybrid" ->
            kind = value == JsonToken.VALUE_TRUE ? Decision.Kind.GRAPH : Decision.Kind.EAGER;
        case "precondition" ->
            precondition =
                value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
        case "transformations" -> transformations = strings(json);
        case "failures" -> failures = strings(json);
        default -> json.skipChildren();
      }
    }
    return new DecidedFunction(
        project, file, name, line, new Decision(kind, precondition, transformations, failures));
  }

  private static List<String> strings(JsonParser json) throws IOException {
    JsonText.expect(JsonToken.START_ARRAY, json.currentToken(), json);
    List<String> texts = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    return texts;
  }
}
