package dev.graphlift.analysis.models;

import java.util.regex.Pattern;

/// A qualified name in which `*` stands for any part of one component and `**` for any components.
record NamePattern(String text, Pattern expression) {
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
    return new NamePattern(text, Pattern.compile(expression.toString()));
  }

  /// Whether it stands for one name only.
  static boolean isExact(String text) {
    return text.indexOf('*') < 0;
  }

  boolean matches(String name) {
    return expression.matcher(name).matches();
  }
}
