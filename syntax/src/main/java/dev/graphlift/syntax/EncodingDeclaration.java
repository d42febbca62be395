package dev.graphlift.syntax;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `# coding: name` comment of a file's first two lines (PEP 263).
///
/// @param name the encoding as CPython's messages give it
record EncodingDeclaration(String name) {
  private static final Pattern COMMENT =
      Pattern.compile("[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+).*", Pattern.DOTALL);
  private static final Pattern BLANK = Pattern.compile("[ \\t\\f]*(#.*)?", Pattern.DOTALL);

  /// Python's names for charsets that Java knows only by another, or by which Java means another.
  private static final Map<String, String> JAVA_NAMES =
      Map.ofEntries(
          Map.entry("cp932", "windows-31j"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("cp874", "x-windows-874"),
          Map.entry("cp65001", "utf-8"),
          Map.entry("u8", "utf-8"),
          Map.entry("utf", "utf-8"),
          Map.entry("latin", "iso-8859-1"),
          Map.entry("iso8859", "iso-8859-1"),
          Map.entry("8859", "iso-8859-1"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("shiftjis", "shift_jis"),
          Map.entry("ujis", "euc-jp"),
          Map.entry("korean", "euc-kr"));

  /// Finds the declaration in a file's bytes, the byte-order mark left out.
  static Optional<EncodingDeclaration> find(byte[] file, int start) {
    String first = line(file, start);
    Optional<EncodingDeclaration> found = inLine(first);
    if (found.isPresent() || !BLANK.matcher(first).matches()) {
      return found;
    }
    return inLine(line(file, afterLineBreak(file, start + first.length())));
  }

  boolean isUtf8() {
    return name.equals("utf-8");
  }

  /// The charset meant, empty where Java has none of that name.
  Optional<Charset> charset() {
    String digits = name.chars().allMatch(Character::isDigit) ? "cp" + name : name;
    String plain = digits.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    String java = JAVA_NAMES.getOrDefault(plain, digits);
    return List.of(java, java.replace('_', '-'), java.replace('-', '_'), plain).stream()
        .flatMap(candidate -> charset(candidate).stream())
        .findFirst();
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<EncodingDeclaration> inLine(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.matches()
        ? Optional.of(new EncodingDeclaration(normalised(comment.group(1))))
        : Optional.empty();
  }

  /// CPython folds the common spellings of two encodings and leaves all others as they are, so a
  /// byte-order mark agrees with `UTF_8` but not with `utf8`.
  private static String normalised(String written) {
    String head = written.substring(0, Math.min(written.length(), 12));
    String folded = head.toLowerCase(Locale.ROOT).replace('_', '-');
    if (isOrExtends(folded, "utf-8")) {
      return "utf-8";
    }
    boolean latin =
        List.of("latin-1", "iso-8859-1", "iso-latin-1").stream()
            .anyMatch(name -> isOrExtends(folded, name));
    return latin ? "iso-8859-1" : written;
  }

  private static boolean isOrExtends(String name, String base) {
    return name.equals(base) || name.startsWith(base + "-");
  }

  private static String line(byte[] file, int start) {
    int end = start;
    while (end < file.length && file[end] != '\n' && file[end] != '\r') {
      end++;
    }
    return new String(file, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static int afterLineBreak(byte[] file, int end) {
    boolean isPair = end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n';
    return Math.min(isPair ? end + 2 : end + 1, file.length);
  }
}
