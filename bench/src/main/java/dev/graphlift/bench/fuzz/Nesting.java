package dev.graphlift.bench.fuzz;

import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Puts something deep or long into a file.
///
/// @param parsed the file as it is
record Nesting(Random random, Parsed parsed) {
  private static final int[] DEPTHS = {3, 20, 60, 90, 99, 200, 500, 1000, 3000};

  /// The text with one change.
  String once() {
    String text = parsed.source().text();
    int depth = DEPTHS[random.nextInt(DEPTHS.length)];
    List<TextRange> places = new ArrayList<>();
    Nodes.walk(
        parsed.tree(),
        node -> {
          if (node instanceof Expression expression) {
            places.add(expression.range());
          }
        });
    if (places.isEmpty() || random.nextInt(3) == 0) {
      return text + (text.endsWith("\n") ? "" : "\n") + statements(depth);
    }
    TextRange at = places.get(random.nextInt(places.size()));
    String deep = expression(text.substring(at.start(), at.end()), depth);
    return text.substring(0, at.start()) + deep + text.substring(at.end());
  }

  private String expression(String inner, int depth) {
    return switch (random.nextInt(16)) {
      case 0 -> around("(", inner, ")", Math.min(depth, 190));
      case 1 -> around("[", inner, "]", Math.min(depth, 190));
      case 2 -> around("{1: ", inner, "}", Math.min(depth, 190));
      case 3 -> around("f(", inner, ")", Math.min(depth, 190));
      case 4 -> around("-", inner, "", depth);
      case 5 -> around("not ", inner, "", depth);
      case 6 -> around("lambda: ", inner, "", depth);
      case 7 -> around("x if y else ", inner, "", depth);
      case 8 -> around("", inner, ".a", depth);
      case 9 -> around("", inner, "()", depth);
      case 10 -> around("", inner, "[0]", depth);
      case 11 -> around("", inner, " + x", depth);
      case 12 -> around("", inner, " < 1", depth);
      case 13 -> around("", inner, " ** 2", depth);
      case 14 -> "[" + around("", inner, ", " + "x".repeat(depth % 7 + 1), depth) + "]";
      default -> "f'" + around("{x}", "", "{y!r:>{z}}", depth) + "'";
    };
  }

  private static String around(String before, String inner, String after, int depth) {
    return before.repeat(depth) + inner + after.repeat(depth);
  }

  private String statements(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> blocks("if x%d:", Math.min(depth, 98));
      case 1 -> blocks("def f%d(x):", Math.min(depth, 98));
      case 2 -> blocks("class C%d(C0):", Math.min(depth, 98));
      case 3 -> blocks("for i%d in y:", Math.min(depth, 19));
      case 4 -> "if x:\n    y = 1\n" + numbered("elif x == %d:\n    y = [y, %<d]\n", depth);
      case 5 -> numbered("def g%d(x):\n    return g" + depth / 2 + "(x) + g%<d(x)\n", depth / 4);
      case 6 -> numbered("v%d = v0 = (v0, v" + depth / 3 + ")\n", depth);
      default -> numbered("class D%d(D" + depth / 2 + "):\n    m = D%<d\n", depth / 4);
    };
  }

  private static String blocks(String head, int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append(head.formatted(i)).append('\n');
    }
    return text.append(" ".repeat(depth)).append("x0 = 1\n").toString();
  }

  private static String numbered(String template, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(template.formatted(i));
    }
    return text.toString();
  }
}
