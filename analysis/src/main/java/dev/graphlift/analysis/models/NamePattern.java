package dev.graphlift.analysis.models;

import java.util.regex.Pattern;

/// A qualified name in which `*` stands for any part of one component and `**` for any components.
///
/// @param prefix the text before the first star, compared first because that is cheap
record NamePattern(String text, String prefix, Pattern expression) {
  static NamePattern of(String text) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '*') {
        expression.append(c == '.' ? "\\." : String.valueOf(c));
      } else if (text.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else {
        expression.append("[^.]*");
      }
    }
    int star = text.indexOf('*');
    String prefix = star < 0 ? text : text.substring(0, star);
    return new NamePattern(text, prefix, Pattern.compile(expression.toString()));
  }

  /// Whether it stands for one name only.
  static boolean isExact(String text) {
    return text.indexOf('*') < 0;
  }

  boolean matches(String name) {
    return name.startsWith(prefix) && expression.matcher(name).matches();
  }
}
