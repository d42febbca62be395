package dev.graphlift.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.literate.Snippet;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Comment;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Applies fixes to functions in generated layouts. `-Dlayouts=N` tries so many functions, and
/// `-Dlayouts.seed=S` starts elsewhere.
final class LayoutsTest {
  private static final int IN_FILE = 25;

  @Test
  void everythingButDecoratorsAndImportsStays() {
    int functions = Integer.getInteger("layouts", 300);
    long seed = Long.getLong("layouts.seed", 1);
    int changed = 0;
    for (int i = 0; i < functions / IN_FILE; i++) {
      String text = new Layouts(seed + i).file(IN_FILE);
      assertThat(parsed(text).problems()).as("seed %d:%n%s", seed + i, text).isEmpty();
      for (Style style : Style.values()) {
        String fixed = fixed(text, style);
        String about = "seed %d, %s:%n%s%n----%n%s".formatted(seed + i, style, text, fixed);
        assertThat(parsed(fixed).problems()).as(about).isEmpty();
        assertThat(bodies(fixed)).as(about).isEqualTo(bodies(text));
        assertThat(keptLines(fixed)).as(about).containsSubsequence(keptLines(text));
        assertThat(comments(fixed)).as(about).containsSubsequence(comments(text));
        changed += fixed.equals(text) ? 0 : 1;
        assertThat(fixed(fixed, style)).as("again: " + about).isEqualTo(fixed);
      }
    }
    assertThat(changed).as("files changed").isEqualTo(2 * (functions / IN_FILE));
  }

  private static String fixed(String text, Style style) {
    Map<String, String> files = Map.of(Snippet.MAIN, text);
    Map<String, String> fixed =
        Example.of(files, style, Signatures.INFER, SmallFunctions.DECORATE).fixed(Safety.SAFE);
    return Objects.requireNonNull(fixed.get(Snippet.MAIN));
  }

  private static Parsed parsed(String text) {
    return PythonParser.parse(SourceText.of(Snippet.MAIN, text));
  }

  /// The trees of all functions without their decorators and places.
  private static List<String> bodies(String text) {
    List<String> bodies = new ArrayList<>();
    Nodes.walk(
        parsed(text).tree(),
        node -> {
          if (node instanceof Statement.FunctionDef def) {
            bodies.add(
                (def.name() + " " + def.parameters() + " " + def.body())
                    .replaceAll("id=\\d+|(start|end)=\\d+", ""));
          }
        });
    return bodies;
  }

  /// All lines with their breaks but for those of decorators and imports.
  private static List<String> keptLines(String text) {
    Parsed parsed = parsed(text);
    boolean[] changes = new boolean[parsed.source().lines().lineCount() + 2];
    Layout layout = Layout.of(parsed);
    Nodes.walk(
        parsed.tree(),
        node -> {
          if (node instanceof Statement.FunctionDef def) {
            def.decorators()
                .forEach(decorator ->
                    WrittenDecorator.find(layout, decorator)
                        .ifPresent(written ->
                            mark(
                                changes,
                                layout,
                                written.lines().start(),
                                written.lines().end() - 1)));
          } else if (node instanceof Statement.ImportFrom from) {
            mark(changes, layout, from.range().start(), from.range().end());
          }
        });
    List<String> kept = new ArrayList<>();
    for (int line = 1; line <= layout.lines().lineCount(); line++) {
      if (!changes[line]) {
        kept.add(text.substring(layout.lines().lineStart(line), layout.lines().lineEnd(line)));
      }
    }
    return kept;
  }

  private static void mark(boolean[] changes, Layout layout, int start, int end) {
    for (int line = layout.lines().line(start); line <= layout.lines().line(end); line++) {
      changes[line] = true;
    }
  }

  private static List<String> comments(String text) {
    return parsed(text).comments().stream().map(Comment::text).toList();
  }
}
