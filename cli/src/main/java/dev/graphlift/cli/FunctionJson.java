package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.FunctionReport.Decorator;
import dev.graphlift.workspace.FunctionReport.Dimension;
import dev.graphlift.workspace.FunctionReport.Evidence;
import dev.graphlift.workspace.FunctionReport.Parameter;
import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.FunctionReport.TensorType;
import dev.graphlift.workspace.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a function as one JSON object, field by field as the documented format has them.
final class FunctionJson {
  private final JsonGenerator json;

  private FunctionJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes the object of one function of a project.
  static void write(String project, FunctionReport function, JsonGenerator json)
      throws IOException {
    new FunctionJson(json).function(project, function);
  }

  private void function(String project, FunctionReport function) throws IOException {
    json.writeStartObject();
    json.writeStringField("project", project);
    json.writeStringField("file", function.file());
    json.writeStringField("name", function.name());
    json.writeNumberField("line", function.line());
    json.writeBooleanField("hybrid", function.hybrid());
    decorator(function.decorator());
    facts(function.facts());
    parameters(function.parameters());
    signature(function.inputSignature());
    optional("precondition", function.precondition());
    strings("transformations", function.transformations());
    strings("failures", function.failures());
    strings("assumptions", function.assumptions());
    evidence(function.evidence());
    json.writeEndObject();
  }

  private void decorator(Optional<Decorator> decorator) throws IOException {
    json.writeFieldName("decorator");
    if (decorator.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("text", decorator.get().text());
    strings("parameters", decorator.get().parameters());
    json.writeEndObject();
  }

  private void facts(Map<String, Truth> facts) throws IOException {
    json.writeObjectFieldStart("facts");
    for (Map.Entry<String, Truth> fact : facts.entrySet()) {
      truth(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
  }

  private void parameters(List<Parameter> parameters) throws IOException {
    json.writeArrayFieldStart("parameters");
    for (Parameter parameter : parameters) {
      json.writeStartObject();
      json.writeStringField("name", parameter.name());
      truth("tensor", parameter.tensor());
      truth("container", parameter.container());
      json.writeArrayFieldStart("tensor_types");
      for (TensorType type : parameter.tensorTypes()) {
        tensorType(type);
      }
      json.writeEndArray();
      truth("supplied", parameter.supplied());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void tensorType(TensorType type) throws IOException {
    json.writeStartObject();
    json.writeStringField("dtype", type.dtype());
    json.writeFieldName("shape");
    if (type.shape().isEmpty()) {
      json.writeNull();
    } else {
      json.writeStartArray();
      for (Dimension dimension : type.shape().get()) {
        dimension(dimension);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void dimension(Dimension dimension) throws IOException {
    switch (dimension) {
      case Dimension.Fixed(long extent) -> json.writeNumber(extent);
      case Dimension.Dynamic() -> json.writeNull();
      case Dimension.Unresolved() -> json.writeString("unresolved");
      case Dimension.Ragged() -> json.writeString("ragged");
    }
  }

  private void signature(Optional<Signature> signature) throws IOException {
    json.writeFieldName("input_signature");
    if (signature.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    switch (signature.get()) {
      case Signature.Text(String text) -> json.writeStringField("text", text);
      case Signature.Absent(String reason) -> json.writeStringField("absent", reason);
    }
    json.writeEndObject();
  }

  private void evidence(List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence item : evidence) {
      json.writeStartObject();
      json.writeStringField("fact", item.fact());
      json.writeStringField("file", item.file());
      json.writeNumberField("line", item.line());
      json.writeStringField("text", item.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void truth(String field, Truth truth) throws IOException {
    switch (truth) {
      case TRUE -> json.writeBooleanField(field, true);
      case FALSE -> json.writeBooleanField(field, false);
      case UNKNOWN -> json.writeNullField(field);
    }
  }

  private void optional(String field, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, text.get());
    } else {
      json.writeNullField(field);
    }
  }

  private void strings(String field, List<String> items) throws IOException {
    json.writeArrayFieldStart(field);
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
  }
}
