package dev.graphlift.literate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a comment in the snippet says the subject must answer.
///
/// @param file path of the file it stands in
/// @param standsOn line of the comment in that file, from 1
/// @param line the line it is about
/// @param columns where on that line, if carets pin it
/// @param key what kind of answer
/// @param code the id the answer must have, if given
record Assertion(
    String file,
    int standsOn,
    int line,
    Optional<Columns> columns,
    String key,
    Optional<String> code,
    Wording wording) {

  /// What the answer must say.
  sealed interface Wording {
    /// This and nothing else.
    record Exactly(String text) implements Wording {}

    /// At least this somewhere.
    record Containing(String part) implements Wording {}

    /// Anything; the code says enough.
    record Any() implements Wording {}

    default boolean fits(String text) {
      return switch (this) {
        case Exactly(String whole) -> whole.equals(text);
        case Containing(String part) -> text.contains(part);
        case Any() -> true;
      };
    }
  }

  private static final Pattern BODY =
      Pattern.compile("(?:\\[([A-Za-z][\\w.-]*)\\](?=\\s|$))?\\s*(.*)", Pattern.DOTALL);

  /// Reads what follows `KEY:` in a comment.
  static Assertion of(String file, int standsOn, int line, String key, String body) {
    Matcher parts = BODY.matcher(body.strip());
    if (!parts.matches()) {
      throw new IllegalStateException("every body matches: " + body);
    }
    Optional<String> code = Optional.ofNullable(parts.group(1));
    return new Assertion(
        file, standsOn, line, Optional.empty(), key, code, wording(parts.group(2)));
  }

  private static Wording wording(String text) {
    if (text.isEmpty()) {
      return new Wording.Any();
    }
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? new Wording.Containing(text.substring(1, text.length() - 1))
        : new Wording.Exactly(text);
  }

  /// Whether it asks for anything at all.
  boolean isEmpty() {
    return code.isEmpty() && wording instanceof Wording.Any;
  }

  /// This assertion about a stretch of its line only.
  Assertion pinnedTo(Columns stretch) {
    return new Assertion(file, standsOn, line, Optional.of(stretch), key, code, wording);
  }

  /// Whether an answer on its line and of its key is what it asks for.
  boolean holdsFor(Answer answer) {
    boolean sameCode = code.isEmpty() || code.equals(answer.code());
    boolean samePlace = columns.isEmpty() || columns.equals(answer.columns());
    return sameCode && samePlace && wording.fits(answer.text());
  }

  @Override
  public String toString() {
    String says =
        switch (wording) {
          case Wording.Exactly(String whole) -> " " + whole;
          case Wording.Containing(String part) -> " \"" + part + "\"";
          case Wording.Any() -> "";
        };
    return key
        + ":"
        + code.map(id -> " [" + id + "]").orElse("")
        + says
        + columns.map(stretch -> " at " + stretch).orElse("");
  }
}
