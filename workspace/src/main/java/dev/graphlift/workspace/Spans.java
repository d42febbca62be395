package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.source.Finding;
import dev.graphlift.source.Note;
import dev.graphlift.source.Place;
import dev.graphlift.source.Position;
import dev.graphlift.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns places into lines and columns.
final class Spans {
  private final Map<String, SourceText> texts = new HashMap<>();

  Spans(ProjectSources sources) {
    sources.files().forEach(file -> texts.put(file.path(), file.text()));
  }

  SourceText text(String file) {
    SourceText text = texts.get(file);
    if (text == null) {
      throw new IllegalArgumentException("not a file of the project: " + file);
    }
    return text;
  }

  int line(Place place) {
    return text(place.file()).lines().line(place.range().start());
  }

  Diagnostic.Span of(Place place) {
    SourceText text = text(place.file());
    Position start = text.lines().position(place.range().start());
    Position end = text.lines().position(place.range().end());
    return new Diagnostic.Span(
        place.file(), start.line(), start.column(), end.line(), end.column());
  }

  Diagnostic.Related related(Note note) {
    return new Diagnostic.Related(of(note.place()), note.message());
  }

  List<Diagnostic.Related> related(Evidence evidence) {
    List<Diagnostic.Related> related = new ArrayList<>();
    evidence.trace().forEach(note -> related.add(related(note)));
    related.add(new Diagnostic.Related(of(evidence.place()), evidence.message()));
    return related;
  }

  Diagnostic diagnostic(Finding finding, Diagnostic.Severity severity) {
    return new Diagnostic(
        finding.rule(),
        severity,
        of(finding.place()),
        finding.message(),
        finding.notes().stream().map(this::related).toList());
  }
}
