package dev.graphlift.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word a user probably meant.
final class Suggestion {
  private Suggestion() {}

  /// The known word nearest to a mistyped one, if any is near enough.
  static Optional<String> closest(String typed, Collection<String> known) {
    int limit = typed.length() <= 3 ? 1 : Math.max(2, typed.length() / 3);
    return known.stream()
        .filter(word ->
            (word.startsWith(typed) && typed.length() > 3) || distance(typed, word) <= limit)
        .min(Comparator.comparingInt((String word) -> distance(typed, word)).thenComparing(w -> w));
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
