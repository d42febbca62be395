package dev.graphlift.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file of sections and keys as Python's `configparser` reads it.
///
/// @param values the lines of each value, by section and key joined with a line break
record IniFile(Map<String, List<String>> values) {
  static IniFile of(String text) {
    Map<String, List<String>> values = new HashMap<>();
    String section = "";
    List<String> open = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0))) {
        open.add(content);
      } else if (content.startsWith("[") && content.endsWith("]")) {
        section = content.substring(1, content.length() - 1);
        open = new ArrayList<>();
      } else {
        open = new ArrayList<>();
        int end = separator(content);
        values.put(section + "\n" + content.substring(0, end).strip(), open);
        if (end < content.length() && !content.substring(end + 1).isBlank()) {
          open.add(content.substring(end + 1).strip());
        }
      }
    }
    return new IniFile(values);
  }

  /// The lines of a value that are not blank.
  List<String> lines(String section, String key) {
    return List.copyOf(values.getOrDefault(section + "\n" + key, List.of()));
  }

  private static int separator(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '=' || line.charAt(i) == ':') {
        return i;
      }
    }
    return line.length();
  }
}
