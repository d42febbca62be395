package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.ResearchTables.TypeReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes call graphs and types as JSON objects, one a line.
final class ResearchJson {
  private ResearchJson() {}

  /// Writes the call graph of one project: its `calls` are an adjacency list.
  static void writeCalls(String project, ResearchTables tables, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("project", project);
    json.writeObjectFieldStart("calls");
    for (Map.Entry<String, List<String>> node : tables.calls().entrySet()) {
      strings(node.getKey(), node.getValue(), json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /// Writes the types of one project, an object for each variable, parameter and result.
  static void writeTypes(String project, ResearchTables tables, JsonGenerator json)
      throws IOException {
    for (TypeReport type : tables.types()) {
      json.writeStartObject();
      json.writeStringField("project", project);
      json.writeStringField("file", type.span().file());
      json.writeNumberField("line", type.span().line());
      json.writeNumberField("column", type.span().column());
      if (type.function().isPresent()) {
        json.writeStringField("function", type.function().get());
      }
      switch (type.subject()) {
        case VARIABLE -> json.writeStringField("variable", type.name());
        case PARAMETER -> json.writeStringField("parameter", type.name());
        case RESULT -> {}
      }
      strings("types", type.types(), json);
      json.writeStringField("values", type.values());
      json.writeEndObject();
    }
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
