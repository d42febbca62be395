package dev.graphlift.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a file as users write it: `train.py:12`, or with a column after it.
record FileLine(Path file, int line) {
  private static final Pattern PLACE = Pattern.compile("(.+?):([0-9]{1,9})(?::[0-9]*)?");

  /// Reads such a place.
  static Optional<FileLine> of(String text) {
    Matcher matcher = PLACE.matcher(text);
    return matcher.matches()
        ? Optional.of(new FileLine(Path.of(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// Reads such a place unless there is a file of that whole name.
  static Optional<FileLine> find(String text, Path directory) {
    return Files.exists(directory.resolve(text)) ? Optional.empty() : of(text);
  }
}
