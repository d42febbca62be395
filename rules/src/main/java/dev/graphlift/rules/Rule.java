package dev.graphlift.rules;

/// What a rule is called and how it weighs.
///
/// @param id names what is flagged and reads after "allow", as in `python-side-effects`
/// @param summary one line without a full stop
/// @param failure the name that researchers' records use, as in `HAS_PYTHON_SIDE_EFFECTS`
public record Rule(
    String id, String summary, Purpose purpose, WhenUnknown whenUnknown, String failure) {

  /// Why a rule stands in the way.
  public enum Purpose {
    /// Conversion would change results or raise.
    SAFETY,
    /// Conversion would not pay.
    BENEFIT
  }

  /// What becomes of a function on which a rule cannot decide.
  public enum WhenUnknown {
    /// It is not converted.
    STAY,
    /// It is converted all the same.
    GO_AHEAD
  }
}
