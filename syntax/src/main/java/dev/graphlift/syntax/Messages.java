package dev.graphlift.syntax;

import dev.graphlift.source.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the parser library's messages as precise as CPython's, and tells of syntax newer than the
/// library knows.
final class Messages {
  private static final Pattern INVALID_CHARACTER =
      Pattern.compile("invalid character '.*' \\(U\\+([0-9A-F]+)\\)", Pattern.DOTALL);
  private static final Pattern TEMPLATE = Pattern.compile("(?i)(?<!\\w)(t|tr|rt)$");
  private static final Pattern TYPE_PARAMETER_DEFAULT =
      Pattern.compile("\\s*(async\\s+def|def|class|type)\\s+\\w+\\s*\\[[^\\]=]*=[^=].*");

  private Messages() {}

  /// The message for an error at `offset`.
  static String refined(SourceText source, int offset, String message) {
    int line = source.lines().line(offset);
    String lineText =
        source.text().substring(source.lines().lineStart(line), source.lines().lineEnd(line));
    boolean isExpected = message.equals("invalid syntax") || message.equals("expected '('");
    if (isExpected && TYPE_PARAMETER_DEFAULT.matcher(lineText.strip()).matches()) {
      return message + ": defaults of type parameters need Python 3.13";
    }
    if (message.equals("invalid syntax") && offset < source.text().length()) {
      return genericAt(source.text(), offset, message);
    }
    if (message.equals("multiple exception types must be parenthesized")) {
      return message + " before Python 3.14";
    }
    Matcher character = INVALID_CHARACTER.matcher(message);
    if (character.matches() && !isPrintable(Integer.parseInt(character.group(1), 16))) {
      return "invalid non-printable character U+" + character.group(1);
    }
    return message;
  }

  private static String genericAt(String text, int offset, String message) {
    char c = text.charAt(offset);
    String before = text.substring(Math.max(0, offset - 3), offset);
    if (!isPrintable(c) && !Character.isWhitespace(c)) {
      return "invalid non-printable character U+%04X".formatted((int) c);
    }
    if ((c == '"' || c == '\'') && TEMPLATE.matcher(before).find()) {
      return message + ": template strings need Python 3.14";
    }
    return message;
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint == ' '
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
