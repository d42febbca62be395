package dev.graphlift.analysis.models;

import java.util.List;
import java.util.regex.Pattern;

/// Release numbers such as `2.15.1`, compared part by part.
final class Releases {
  private static final Pattern SEPARATOR = Pattern.compile("[^0-9]+");

  private Releases() {}

  /// Whether `release` is `limit`, older, or a part of it: `2.15.1` is not newer than `2.15`.
  static boolean isNotNewer(String release, String limit) {
    List<Integer> parts = parts(release);
    List<Integer> limits = parts(limit);
    for (int i = 0; i < Math.min(parts.size(), limits.size()); i++) {
      int order = parts.get(i).compareTo(limits.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return true;
  }

  private static List<Integer> parts(String release) {
    return SEPARATOR
        .splitAsStream(release)
        .filter(part -> !part.isEmpty() && part.length() < 10)
        .map(Integer::valueOf)
        .toList();
  }
}
