package dev.graphlift.workspace;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses what a misspelt word was meant to be.
final class Spelling {
  private Spelling() {}

  /// A clause to put behind a message, as in `; did you mean "exclude"?`; empty without a guess.
  static String hint(String word, Collection<String> known) {
    return closest(word, known).map(guess -> ", did you mean `" + guess + "`?").orElse("");
  }

  /// The known word with the fewest typing errors between it and the given one, if they are few.
  static Optional<String> closest(String word, Collection<String> known) {
    String plain = plain(word);
    int most = Math.max(1, plain.length() / 3);
    return known.stream()
        .filter(candidate -> distance(plain, plain(candidate)) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> distance(plain, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static int distance(String a, String b) {
    int[] twoBack = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      twoBack = previous;
      previous = row;
    }
    return previous[b.length()];
  }
}
