package dev.graphlift.literate;

/// What a spec is about: a function from a snippet to what the code under test says of it.
///
/// An exception it throws fails the spec with the place of its heading. Complain about options it
/// does not know with an [IllegalArgumentException] whose message stands alone.
@FunctionalInterface
public interface Subject {
  /// Runs the code under test on one snippet; called once for every test.
  Outcome run(Snippet snippet);
}
