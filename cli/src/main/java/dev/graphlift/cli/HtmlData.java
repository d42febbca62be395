package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.HtmlIndex.Entry;
import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import dev.graphlift.workspace.Explanation;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.FunctionReport.Parameter;
import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.FunctionReport.TensorType;
import dev.graphlift.workspace.ProjectOverview.Call;
import dev.graphlift.workspace.ProjectOverview.FunctionOverview;
import dev.graphlift.workspace.ProjectOverview.Judged;
import dev.graphlift.workspace.ProjectOverview.Purpose;
import dev.graphlift.workspace.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The data of an HTML report as JSON: functions, texts, calls and measurements.
///
/// Functions, files and rules are referred to by number or id. A place is an array of file, line,
/// column, end line, end column and, where there is one, message.
final class HtmlData {
  private final HtmlIndex index;
  private final List<Findings> projects;
  private final RuleCommand.RuleBook rules;
  private final VerifyResults verified;
  private final JsonGenerator json;
  private final Map<String, String> summaries = new TreeMap<>();

  HtmlData(
      HtmlIndex index,
      List<Findings> projects,
      RuleCommand.RuleBook rules,
      VerifyResults verified,
      JsonGenerator json) {
    this.index = index;
    this.projects = projects;
    this.rules = rules;
    this.verified = verified;
    this.json = json;
  }

  void write() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("functions");
    for (Entry entry : index.functions()) {
      function(entry);
    }
    json.writeEndArray();
    calls();
    measurements();
    summaries();
    files();
    json.writeEndObject();
  }

  private void function(Entry entry) throws IOException {
    FunctionReport report = entry.report();
    json.writeStartObject();
    json.writeNumberField("file", index.file(entry.project(), report.file()));
    json.writeStringField("name", report.name());
    json.writeNumberField("line", report.line());
    json.writeNumberField(
        "first", entry.overview().map(FunctionOverview::first).orElse(report.line()));
    json.writeNumberField(
        "last", entry.overview().map(FunctionOverview::last).orElse(report.line()));
    json.writeStringField("standing", Keywords.word(Summary.standing(report)));
    json.writeBooleanField("candidate", entry.isCandidate());
    strings("assumptions", report.assumptions());
    if (report.inputSignature().orElse(null) instanceof Signature.Text(var text)) {
      json.writeStringField("signature", text);
    }
    diagnostics(entry, "findings", entry.diagnostics());
    judged(entry);
    parameters(entry);
    json.writeEndObject();
  }

  private void diagnostics(Entry entry, String name, List<Diagnostic> diagnostics)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Diagnostic diagnostic : diagnostics) {
      rules
          .summary(diagnostic.code())
          .ifPresent(summary -> summaries.putIfAbsent(diagnostic.code(), summary));
      json.writeStartObject();
      json.writeStringField("code", diagnostic.code());
      json.writeStringField("severity", Severities.word(diagnostic.severity()));
      json.writeFieldName("at");
      place(entry.project(), diagnostic.span(), diagnostic.message());
      steps(entry.project(), "steps", diagnostic.related());
      if (diagnostic.fix().isPresent()) {
        fix(entry.project(), diagnostic.fix().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void steps(Findings project, String name, List<Related> steps) throws IOException {
    json.writeArrayFieldStart(name);
    for (Related step : steps) {
      place(project, step.span(), step.message());
    }
    json.writeEndArray();
  }

  private void fix(Findings project, Diagnostic.Fix fix) throws IOException {
    json.writeObjectFieldStart("fix");
    json.writeStringField("title", fix.title());
    json.writeStringField("applicability", Keywords.word(fix.applicability()));
    strings("assumptions", fix.assumptions());
    json.writeArrayFieldStart("changes");
    for (Diagnostic.Change change : fix.changes()) {
      place(project, change.span(), change.content());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void judged(Entry entry) throws IOException {
    json.writeArrayFieldStart("rules");
    for (Judged judged : entry.overview().map(FunctionOverview::rules).orElse(List.of())) {
      summaries.put(judged.rule(), judged.summary());
      json.writeStartObject();
      json.writeStringField("code", judged.rule());
      json.writeBooleanField("blocks", judged.outcome() == Explanation.Outcome.BLOCKS);
      json.writeBooleanField("decides", judged.purpose() != Purpose.REMARK);
      diagnostics(entry, "findings", judged.findings());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void parameters(Entry entry) throws IOException {
    List<List<Related>> origins = entry.overview().map(FunctionOverview::origins).orElse(List.of());
    List<Parameter> parameters = entry.report().parameters();
    json.writeArrayFieldStart("parameters");
    for (int i = 0; i < parameters.size(); i++) {
      json.writeStartObject();
      json.writeStringField("name", parameters.get(i).name());
      json.writeStringField("holds", holds(parameters.get(i)));
      steps(entry.project(), "origins", i < origins.size() ? origins.get(i) : List.of());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// What a parameter may hold, in words.
  private static String holds(Parameter parameter) {
    String types =
        parameter.tensorTypes().stream()
            .map(HtmlData::type)
            .distinct()
            .collect(Collectors.joining(" or "));
    if (!types.isEmpty() && !types.equals("unknown")) {
      return "tensor " + types;
    }
    return switch (parameter.tensor()) {
      case TRUE -> "a tensor";
      case UNKNOWN -> "not known";
      case FALSE -> parameter.container() == Truth.TRUE ? "holds tensors" : "no tensor";
    };
  }

  private static String type(TensorType type) {
    return type.dtype()
        + type.shape()
            .map(shape ->
                shape.stream().map(HtmlData::extent).collect(Collectors.joining(", ", "[", "]")))
            .orElse("");
  }

  private static String extent(FunctionReport.Dimension dimension) {
    return switch (dimension) {
      case FunctionReport.Dimension.Fixed(long extent) -> String.valueOf(extent);
      case FunctionReport.Dimension.Dynamic() -> "None";
      case FunctionReport.Dimension.Unresolved() -> "?";
      case FunctionReport.Dimension.Ragged() -> "ragged";
    };
  }

  /// Calls as arrays of caller, callee and place. A caller below zero is the body of a module: the
  /// number of its file, counted down from -1. Calls of functions that are not reported are left
  /// out.
  private void calls() throws IOException {
    json.writeArrayFieldStart("calls");
    for (Findings project : projects) {
      for (Call call : project.project().tables().overview().calls()) {
        OptionalInt callee = index.function(project, call.callee());
        OptionalInt caller =
            call.caller().name().isEmpty()
                ? OptionalInt.of(-1 - index.file(project, call.caller().file()))
                : index.function(project, call.caller());
        if (callee.isPresent() && caller.isPresent()) {
          json.writeStartArray();
          json.writeNumber(caller.getAsInt());
          json.writeNumber(callee.getAsInt());
          json.writeNumber(index.file(project, call.span().file()));
          numbers(call.span());
          json.writeEndArray();
        }
      }
    }
    json.writeEndArray();
  }

  private void measurements() throws IOException {
    json.writeArrayFieldStart("trials");
    for (VerifyResults.Timed timed : verified.functions()) {
      OptionalInt function = index.nearest(timed.file(), timed.name(), timed.line());
      if (function.isPresent()) {
        json.writeStartObject();
        json.writeNumberField("function", function.getAsInt());
        json.writeStringField("outcome", timed.outcome());
        json.writeStringField("detail", timed.detail());
        json.writeStringField("times", HtmlSpeed.times(timed));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void summaries() throws IOException {
    json.writeObjectFieldStart("rules");
    for (Map.Entry<String, String> summary : summaries.entrySet()) {
      json.writeStringField(summary.getKey(), summary.getValue());
    }
    json.writeEndObject();
  }

  private void files() throws IOException {
    json.writeArrayFieldStart("files");
    for (String path : index.files()) {
      json.writeStartObject();
      json.writeStringField("path", path);
      json.writeStringField("text", index.text(path).map(SourceText::text).orElse(""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(Findings project, Span span, String message) throws IOException {
    json.writeStartArray();
    json.writeNumber(index.file(project, span.file()));
    numbers(span);
    json.writeString(message);
    json.writeEndArray();
  }

  private void numbers(Span span) throws IOException {
    json.writeNumber(span.line());
    json.writeNumber(span.column());
    json.writeNumber(span.endLine());
    json.writeNumber(span.endColumn());
  }

  private void strings(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
