package dev.graphlift.workspace.globs;

import java.util.List;

/// One piece of a glob, matched from left to right.
sealed interface Step {
  /// This character.
  record Exactly(char wanted) implements Step {}

  /// Any one character but `/`.
  record AnyOne() implements Step {}

  /// Any number of characters but `/`.
  record WithinName() implements Step {}

  /// Any number of characters, `/` too.
  record Everything() implements Step {}

  /// Nothing, or any number of whole folder names with the `/` after them.
  record Folders() implements Step {}

  /// One character of a set, never `/`.
  record OneOf(List<Range> ranges, Membership membership) implements Step {
    public OneOf {
      ranges = List.copyOf(ranges);
    }

    boolean accepts(char c) {
      boolean listed = ranges.stream().anyMatch(range -> range.first <= c && c <= range.last);
      return c != '/'
          && switch (membership) {
            case LISTED -> listed;
            case NOT_LISTED -> !listed;
          };
    }
  }

  /// Matches nothing at all: a pattern that git takes but that is malformed.
  record Never() implements Step {}

  /// Characters from `first` to `last`, both included.
  record Range(char first, char last) {}

  /// Whether a set lists the characters it accepts or those it refuses.
  enum Membership {
    LISTED,
    NOT_LISTED
  }
}
