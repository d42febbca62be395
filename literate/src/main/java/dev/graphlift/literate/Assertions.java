package dev.graphlift.literate;

import dev.graphlift.literate.PythonComments.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads the assertions out of the comments of one Python file.
final class Assertions {
  private static final Pattern CARETS = Pattern.compile("#[\\s^]*\\^[\\s^]*");
  private static final Pattern RUN = Pattern.compile("\\^+");

  private final String file;
  private final List<Comment> comments;
  private final Pattern start;
  private final ObjIntConsumer<String> complain;

  /// The lines that have more on them than a comment.
  private final NavigableSet<Integer> codeLines;

  private final List<Assertion> found = new ArrayList<>();

  private Assertions(String file, String text, Set<String> keys, ObjIntConsumer<String> complain) {
    this.file = file;
    this.comments = PythonComments.in(text);
    this.complain = complain;
    this.codeLines = codeLines(text, comments);
    String any = keys.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    this.start = Pattern.compile("#\\s*(" + any + "):(?=\\s|$)");
  }

  /// The assertions of a file, in the order they stand.
  ///
  /// @param keys what may stand before the colon; other comments are just comments
  /// @param complain takes what is wrong and the line of this file
  static List<Assertion> in(
      String file, String text, Set<String> keys, ObjIntConsumer<String> complain) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Assertions reading = new Assertions(file, text, keys, complain);
    reading.comments.forEach(reading::readComment);
    reading.readCarets();
    return List.copyOf(reading.found);
  }

  private static NavigableSet<Integer> codeLines(String text, List<Comment> comments) {
    List<String> lines = text.lines().toList();
    NavigableSet<Integer> code =
        IntStream.rangeClosed(1, lines.size())
            .filter(line -> !lines.get(line - 1).isBlank())
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    comments.stream().filter(Comment::standsAlone).map(Comment::line).forEach(code::remove);
    return code;
  }

  private void readComment(Comment comment) {
    Matcher starts = start.matcher(comment.text());
    boolean more = starts.lookingAt();
    while (more) {
      String key = starts.group(1);
      int from = starts.end();
      more = starts.find();
      String body = comment.text().substring(from, more ? starts.start() : comment.text().length());
      readAssertion(comment, key, body);
    }
  }

  private void readAssertion(Comment comment, String key, String body) {
    Optional<Integer> line =
        comment.standsAlone()
            ? Optional.ofNullable(codeLines.higher(comment.line()))
            : Optional.of(comment.line());
    if (line.isEmpty()) {
      complain.accept("this assertion has no line of code below it", comment.line());
      return;
    }
    Assertion assertion = Assertion.of(file, comment.line(), line.get(), key, body);
    if (assertion.isEmpty()) {
      complain.accept("`" + key + ":` must say what it expects", comment.line());
      return;
    }
    found.add(assertion);
  }

  /// The first run of carets under a line pins the line's first assertion, the second its second.
  private void readCarets() {
    int codeLine = 0;
    int runs = 0;
    for (Comment comment : comments) {
      if (!comment.standsAlone() || !CARETS.matcher(comment.text()).matches()) {
        continue;
      }
      Optional<Integer> above = Optional.ofNullable(codeLines.lower(comment.line()));
      if (above.isEmpty()) {
        complain.accept("these carets have no line of code above them", comment.line());
        continue;
      }
      runs = above.get() == codeLine ? runs : 0;
      codeLine = above.get();
      for (Columns columns : runs(comment)) {
        pin(codeLine, runs++, columns, comment.line());
      }
    }
  }

  /// A `#` that touches its carets counts as one of them, for what starts in the first column.
  private static List<Columns> runs(Comment comment) {
    boolean touches = comment.text().startsWith("#^");
    String carets = comment.before() + (touches ? "^" : " ") + comment.text().substring(1);
    return RUN.matcher(carets)
        .results()
        .map(run -> {
          int before = carets.codePointCount(0, run.start());
          return new Columns(before + 1, before + run.end() - run.start());
        })
        .toList();
  }

  private void pin(int line, int index, Columns columns, int caretLine) {
    List<Assertion> onLine = found.stream().filter(a -> a.line() == line).toList();
    if (index >= onLine.size()) {
      complain.accept("there are more carets than assertions on the line above", caretLine);
      return;
    }
    Assertion pinned = onLine.get(index);
    found.set(found.indexOf(pinned), pinned.pinnedTo(columns));
  }
}
