package dev.graphlift.workspace.globs;

import java.util.ArrayList;
import java.util.List;

/// Writes out the alternatives of `{a,b}` in a glob.
final class Braces {
  private static final int MOST_ALTERNATIVES = 1000;

  private Braces() {}

  static List<String> expand(String text) throws GlobSyntaxException {
    int open = find(text, 0, '{');
    if (open < 0) {
      return List.of(text);
    }
    int close = closing(text, open);
    List<String> expanded = new ArrayList<>();
    for (String choice : choices(text.substring(open + 1, close))) {
      expanded.addAll(expand(text.substring(0, open) + choice + text.substring(close + 1)));
      if (expanded.size() > MOST_ALTERNATIVES) {
        throw new GlobSyntaxException("more than " + MOST_ALTERNATIVES + " alternatives in braces");
      }
    }
    return expanded;
  }

  private static int closing(String text, int open) throws GlobSyntaxException {
    int depth = 0;
    for (int i = open; i < text.length(); i = after(text, i)) {
      switch (text.charAt(i)) {
        case '{' -> depth++;
        case '}' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    throw new GlobSyntaxException("`{` is never closed");
  }

  private static List<String> choices(String inside) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i = after(inside, i)) {
      switch (inside.charAt(i)) {
        case '{' -> depth++;
        case '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            choices.add(inside.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    choices.add(inside.substring(start));
    return choices;
  }

  private static int find(String text, int from, char wanted) {
    for (int i = from; i < text.length(); i = after(text, i)) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// The index of the next character that is neither escaped nor inside `[…]`.
  private static int after(String text, int i) {
    return switch (text.charAt(i)) {
      case '\\' -> i + 2;
      case '[' -> {
        int first = i + 1 < text.length() && "!^".indexOf(text.charAt(i + 1)) >= 0 ? i + 2 : i + 1;
        int close = text.indexOf(']', first + 1);
        yield close < 0 ? i + 1 : close + 1;
      }
      default -> i + 1;
    };
  }
}
