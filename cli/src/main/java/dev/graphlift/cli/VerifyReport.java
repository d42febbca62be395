package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.cli.Verification.Verified;
import dev.graphlift.workspace.trial.Comparison.FunctionVerdict;
import dev.graphlift.workspace.trial.Comparison.Outcome;
import dev.graphlift.workspace.trial.Observed;
import dev.graphlift.workspace.trial.TrialCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a verification found, as text and as JSON.
record VerifyReport(Analysed project, Terminal terminal, TrialCommand command, Verified verified) {
  private static final double NANOS = 1e9;

  /// Writes it for people: a line a function, what else differs, and the time.
  void text(Paint paint, Writer out) throws IOException {
    List<FunctionVerdict> functions = verified.comparison().functions();
    for (FunctionVerdict verdict : functions) {
      line(
          verdict,
          verified.guilty().contains(verdict) ? "; its edit makes the difference" : "",
          paint,
          out);
    }
    for (FunctionVerdict verdict : verified.guilty()) {
      if (!functions.contains(verdict)) {
        line(verdict, "; its edit makes the difference and is left out", paint, out);
      }
    }
    for (String difference : verified.comparison().differences()) {
      out.write(
          paint.paint(Paint.Role.ERROR, "differs") + ": " + Printable.text(difference) + "\n");
    }
    failure(out);
    for (String note : verified.comparison().notes()) {
      out.write(paint.paint(Paint.Role.NOTE, "note") + ": " + note + "\n");
    }
    if (!verified.comparison().hasCalls()) {
      out.write(
          paint.paint(Paint.Role.NOTE, "note") + ": the command calls nothing that is edited\n");
    }
    Observed first = verified.before().getFirst();
    if (first.exit().orElse(0) != 0) {
      out.write(
          "%s: the command ends with exit code %d before any edit%n"
              .formatted(paint.paint(Paint.Role.NOTE, "note"), first.exit().orElse(0)));
    }
    out.write(times() + "\n");
    out.write(summary() + "\n");
  }

  private void line(FunctionVerdict verdict, String more, Paint paint, Writer out)
      throws IOException {
    Paint.Role role = verdict.isBad() ? Paint.Role.ERROR : Paint.Role.GOOD;
    String place = place(verdict) + ": `" + verdict.function().name() + "`";
    out.write(
        "%s %s%s%s%n"
            .formatted(
                Printable.text(place),
                paint.paint(role, words(verdict.outcome())),
                Printable.text(detail(verdict)),
                more));
  }

  private String place(FunctionVerdict verdict) {
    Findings findings = new Findings(project, terminal.directory());
    return findings.path(verdict.function().file()) + ":" + verdict.function().line();
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> "is equal";
      case DIFFERS -> "differs";
      case RAISES -> "raises";
      case IN_GRAPHS -> "runs in the graphs of its callers";
      case NEVER_CALLED -> "was never called";
    };
  }

  private static String detail(FunctionVerdict verdict) {
    return switch (verdict.outcome()) {
      case DIFFERS, RAISES -> ": " + verdict.detail();
      case EQUAL ->
          " in %s, %s s, then %s s%s%s"
              .formatted(
                  Summary.counted(verdict.before().outer(), "call"),
                  seconds(verdict.before().time()),
                  seconds(verdict.after().time()),
                  verdict
                      .after()
                      .traces()
                      .map(traces -> " with " + Summary.counted(traces, "trace"))
                      .orElse(""),
                  afterFirst(verdict));
      case IN_GRAPHS, NEVER_CALLED -> "";
    };
  }

  /// The time of all calls but the first, which has the cost of tracing in it.
  private static String afterFirst(FunctionVerdict verdict) {
    return verdict.before().outer() < 2
        ? ""
        : "; after the first call %s s, then %s s"
            .formatted(seconds(afterFirst(verdict.before())), seconds(afterFirst(verdict.after())));
  }

  private static Duration afterFirst(Observed.Activity seen) {
    return seen.time().minus(seen.first());
  }

  /// The last words of the first run that ended in another way than before.
  private void failure(Writer out) throws IOException {
    Optional<Integer> expected = verified.before().getFirst().exit();
    Optional<String> words =
        verified.after().stream()
            .filter(run -> !run.exit().equals(expected))
            .findFirst()
            .flatMap(Verification::lastWords);
    if (words.isPresent()) {
      out.write("  it said: %s%n".formatted(Printable.text(words.get())));
    }
  }

  private String times() {
    return "Time without the import of TensorFlow: %s before, %s after%s."
        .formatted(
            spread(verified.before()),
            spread(verified.after()),
            speedUp().map(times -> ", %.2f times as fast".formatted(times)).orElse(""));
  }

  private static String spread(List<Observed> runs) {
    List<Duration> sorted = times(runs);
    return sorted.size() == 1
        ? seconds(median(sorted)) + " s"
        : "%s s (%s to %s)"
            .formatted(
                seconds(median(sorted)), seconds(sorted.getFirst()), seconds(sorted.getLast()));
  }

  private static List<Duration> times(List<Observed> runs) {
    return runs.stream().map(Observed::time).sorted().toList();
  }

  private static Duration median(List<Duration> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
  }

  private Optional<Double> speedUp() {
    double after = median(times(verified.after())).toNanos();
    boolean isFair = verified.comparison().isEqual() && verified.comparison().hasCalls();
    return isFair && after > 0
        ? Optional.of(median(times(verified.before())).toNanos() / after)
        : Optional.empty();
  }

  private String summary() {
    String under = release().isEmpty() ? "" : " under TensorFlow " + Printable.text(release());
    String runs = Summary.counted(verified.before().size(), "run");
    if (!verified.comparison().isEqual()) {
      return "Not equal in %s on each side%s.".formatted(runs, under);
    }
    String dropped =
        verified.guilty().isEmpty()
            ? ""
            : " without %s".formatted(Summary.counted(verified.guilty().size(), "edit"));
    return "Equal in %s on each side%s%s.".formatted(runs, under, dropped);
  }

  private String release() {
    return verified.before().getFirst().record().map(Observed.Log::tensorflow).orElse("");
  }

  /// Writes it for programs.
  void json(OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartObject();
      json.writeBooleanField("equal", verified.comparison().isEqual());
      strings(json, "command", command.words());
      json.writeStringField("tensorflow", release());
      functions(json, "functions", verified.comparison().functions());
      functions(json, "guilty", verified.guilty());
      strings(json, "differences", verified.comparison().differences());
      strings(json, "notes", verified.comparison().notes());
      strings(json, "left_out", verified.leftOut());
      side(json, "before", verified.before());
      side(json, "after", verified.after());
      json.writeFieldName("speed_up");
      if (speedUp().isPresent()) {
        json.writeNumber(speedUp().get());
      } else {
        json.writeNull();
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /// Writes that there was nothing to run.
  static void nothing(TrialCommand command, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartObject();
      json.writeBooleanField("equal", true);
      strings(json, "command", command.words());
      strings(json, "functions", List.of());
      strings(json, "differences", List.of());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void functions(JsonGenerator json, String name, List<FunctionVerdict> verdicts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (FunctionVerdict verdict : verdicts) {
      json.writeStartObject();
      json.writeStringField(
          "file", new Findings(project, terminal.directory()).path(verdict.function().file()));
      json.writeStringField("name", verdict.function().name());
      json.writeNumberField("line", verdict.function().line());
      json.writeStringField("outcome", Keywords.word(verdict.outcome()));
      json.writeStringField("detail", verdict.detail());
      activity(json, "before", verdict.before());
      activity(json, "after", verdict.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void activity(JsonGenerator json, String name, Observed.Activity seen)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("calls", seen.calls());
    json.writeNumberField("outer_calls", seen.outer());
    json.writeNumberField("seconds", seen.time().toNanos() / NANOS);
    json.writeNumberField("first_call_seconds", seen.first().toNanos() / NANOS);
    json.writeFieldName("traces");
    if (seen.traces().isPresent()) {
      json.writeNumber(seen.traces().get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void side(JsonGenerator json, String name, List<Observed> runs)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeArrayFieldStart("exit_codes");
    for (Observed run : runs) {
      json.writeNumber(run.exit().orElse(-1));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seconds");
    for (Observed run : runs) {
      json.writeNumber(run.time().toNanos() / NANOS);
    }
    json.writeEndArray();
    json.writeNumberField("median_seconds", median(times(runs)).toNanos() / NANOS);
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / NANOS);
  }
}
