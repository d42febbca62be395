package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import dev.graphlift.workspace.Explanation;
import java.util.List;
import java.util.function.UnaryOperator;

/// An explanation in words.
///
/// @param paths turns a path of the project into one that the user would write
record ExplanationText(UnaryOperator<String> paths, Paint paint) {
  String of(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    text.append(paint.paint(Paint.Role.HEADING, "`" + explanation.function() + "`"))
        .append(" at ")
        .append(place(explanation.span()))
        .append(' ')
        .append(standing(explanation.standing()))
        .append(".\n");
    variables(text, "Parameters", explanation.parameters());
    variables(text, "Other names", explanation.locals());
    text.append('\n').append(paint.paint(Paint.Role.HEADING, "Rules")).append('\n');
    explanation.rules().forEach(rule -> judged(text, rule));
    return text.toString();
  }

  private static String standing(Explanation.Standing standing) {
    return switch (standing) {
      case READY -> "could run as a graph";
      case HELD_BACK -> "is held back";
      case OPEN -> "cannot be judged";
      case GRAPH -> "runs as a graph";
    };
  }

  private void variables(StringBuilder text, String heading, List<Explanation.Variable> variables) {
    if (variables.isEmpty()) {
      return;
    }
    text.append('\n').append(paint.paint(Paint.Role.HEADING, heading)).append('\n');
    for (Explanation.Variable variable : variables) {
      text.append("  %s: %s\n".formatted(variable.name(), Printable.text(variable.values())));
      variable.from().forEach(from -> reason(text, from));
      variable.gap().ifPresent(gap -> reason(text, gap));
    }
  }

  private void judged(StringBuilder text, Explanation.Judged judged) {
    String mark =
        switch (judged.outcome()) {
          case CLEAR -> paint.paint(Paint.Role.GOOD, "clear     ");
          case BLOCKS -> paint.paint(Paint.Role.WARNING, "blocks    ");
          case UNDECIDED -> paint.paint(Paint.Role.NOTE, "undecided ");
        };
    text.append("  ").append(mark).append(judged.rule()).append('\n');
    judged.reasons().forEach(reason -> reason(text, reason));
  }

  private void reason(StringBuilder text, Related reason) {
    text.append("    ")
        .append(place(reason.span()))
        .append(": ")
        .append(Printable.text(reason.message()))
        .append('\n');
  }

  private String place(Span span) {
    String path = Printable.text(paths.apply(span.file()));
    return paint.paint(Paint.Role.PLACE, "%s:%d:%d".formatted(path, span.line(), span.column()));
  }
}
