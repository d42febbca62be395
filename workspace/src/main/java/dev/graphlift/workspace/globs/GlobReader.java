package dev.graphlift.workspace.globs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the text of one glob, without braces, into steps.
final class GlobReader {
  private static final Map<String, List<Step.Range>> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", ranges("09AZaz")),
          Map.entry("alpha", ranges("AZaz")),
          Map.entry("blank", ranges("  \t\t")),
          Map.entry("cntrl", ranges("\0\37\177\177")),
          Map.entry("digit", ranges("09")),
          Map.entry("graph", ranges("!~")),
          Map.entry("lower", ranges("az")),
          Map.entry("print", ranges(" ~")),
          Map.entry("punct", ranges("!/:@[`{~")),
          Map.entry("space", ranges("\t\r  ")),
          Map.entry("upper", ranges("AZ")),
          Map.entry("xdigit", ranges("09AFaf")));

  private final String text;
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  GlobReader(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /// Whose reading of doubtful patterns applies.
  enum Dialect {
    /// Globs in our own configuration.
    SHELL,
    /// Patterns of `.gitignore` files.
    GIT
  }

  List<Step> read() throws GlobSyntaxException {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '*' -> stars();
        case '?' -> add(new Step.AnyOne());
        case '[' -> set();
        case '\\' -> escape();
        default -> add(new Step.Exactly(text.charAt(at)));
      }
    }
    return steps;
  }

  private void add(Step step) {
    steps.add(step);
    at++;
  }

  private void escape() throws GlobSyntaxException {
    at++;
    if (at == text.length()) {
      throw new GlobSyntaxException("nothing follows the last `\\`");
    }
    add(new Step.Exactly(text.charAt(at)));
  }

  private void stars() {
    int start = at;
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    boolean slashFollows = text.startsWith("/", at);
    boolean nameEnds = at == text.length() || slashFollows || text.startsWith("\\/", at);
    if (at - start < 2 || !nameEnds || !startsName(start)) {
      steps.add(new Step.WithinName());
    } else if (slashFollows) {
      at++;
      steps.add(new Step.Folders());
    } else {
      steps.add(new Step.Everything());
    }
  }

  private boolean startsName(int start) {
    return start == 0
        || text.charAt(start - 1) == '/'
        || switch (dialect) {
          case SHELL -> false;
          // Git compares the text before the first special character on its own and matches the
          // rest as a pattern of its own, so in `lib**/x` the stars stand at a start.
          case GIT -> steps.stream().allMatch(Step.Exactly.class::isInstance) && noEscape(start);
        };
  }

  private boolean noEscape(int end) {
    return text.lastIndexOf('\\', end - 1) < 0;
  }

  private void set() throws GlobSyntaxException {
    at++;
    Step.Membership membership = Step.Membership.LISTED;
    if (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^')) {
      membership = Step.Membership.NOT_LISTED;
      at++;
    }
    List<Step.Range> ranges = new ArrayList<>();
    Optional<Character> before = Optional.empty();
    do {
      before = member(before, ranges);
    } while (peek() != ']');
    add(new Step.OneOf(ranges, membership));
  }

  /// Reads one member of a set; `before` is the character that a `-` would start a range from.
  private Optional<Character> member(Optional<Character> before, List<Step.Range> ranges)
      throws GlobSyntaxException {
    char c = peek();
    if (c == '-' && before.isPresent() && at + 1 < text.length() && text.charAt(at + 1) != ']') {
      at++;
      ranges.add(new Step.Range(before.get(), literal()));
      return Optional.empty();
    }
    if (c == '[' && text.startsWith("[:", at)) {
      int close = text.indexOf(']', at + 2);
      if (close < 0) {
        throw new GlobSyntaxException("`[` is never closed");
      }
      if (close > at + 2 && text.charAt(close - 1) == ':') {
        ranges.addAll(named(text.substring(at + 2, close - 1)));
        at = close + 1;
        return Optional.empty();
      }
    }
    char single = literal();
    ranges.add(new Step.Range(single, single));
    return Optional.of(single);
  }

  private char literal() throws GlobSyntaxException {
    if (peek() == '\\') {
      at++;
    }
    char c = peek();
    at++;
    return c;
  }

  private char peek() throws GlobSyntaxException {
    if (at >= text.length()) {
      throw new GlobSyntaxException("`[` is never closed");
    }
    return text.charAt(at);
  }

  private static List<Step.Range> named(String name) throws GlobSyntaxException {
    List<Step.Range> ranges = CLASSES.get(name);
    if (ranges == null) {
      throw new GlobSyntaxException("no class of characters is called `" + name + "`");
    }
    return ranges;
  }

  private static List<Step.Range> ranges(String borders) {
    List<Step.Range> ranges = new ArrayList<>();
    for (int i = 0; i < borders.length(); i += 2) {
      ranges.add(new Step.Range(borders.charAt(i), borders.charAt(i + 1)));
    }
    return List.copyOf(ranges);
  }
}
