package dev.graphlift.rules;

import java.util.Locale;

/// What a rule is called and how it weighs.
///
/// @param id names what is flagged and reads after "allow", as in `python-side-effects`
/// @param summary one line without a full stop
/// @param failure the name that researchers' records use, as in `HAS_PYTHON_SIDE_EFFECTS`
/// @param fact the fact of those records that the rule settles
public record Rule(
    String id,
    String summary,
    Purpose purpose,
    WhenUnknown whenUnknown,
    String failure,
    Fact fact) {

  /// A rule against running a function as a graph, which goes ahead where it cannot tell.
  static Rule hazard(String id, String summary) {
    return named(id, summary, Purpose.SAFETY);
  }

  /// A rule about better ways to make a graph function.
  static Rule advice(String id, String summary) {
    return named(id, summary, Purpose.ADVICE);
  }

  /// A rule about something that conversion changes and that is no reason against it.
  static Rule caveat(String id, String summary) {
    return named(id, summary, Purpose.CAVEAT);
  }

  /// A rule that goes by one name everywhere.
  private static Rule named(String id, String summary, Purpose purpose) {
    String fact = id.replace('-', '_');
    String failure = "HAS_" + fact.toUpperCase(Locale.ROOT);
    return new Rule(id, summary, purpose, WhenUnknown.GO_AHEAD, failure, Fact.holds(fact));
  }

  /// The same under another name in researchers' records.
  Rule recordedAs(String otherFailure, String otherFact) {
    return new Rule(id, summary, purpose, whenUnknown, otherFailure, Fact.holds(otherFact));
  }

  /// A fact in researchers' records, as in `python_side_effects`.
  ///
  /// @param whenFlagged what the fact is for a function that the rule flags
  public record Fact(String name, Sense whenFlagged) {
    /// The fact that is true for the functions flagged.
    public static Fact holds(String name) {
      return new Fact(name, Sense.HOLDS);
    }

    /// The fact that is false for the functions flagged.
    public static Fact fails(String name) {
      return new Fact(name, Sense.FAILS);
    }
  }

  /// Whether a fact is so.
  public enum Sense {
    HOLDS,
    FAILS
  }

  /// Why a rule stands in the way.
  public enum Purpose {
    /// Conversion would change results or raise.
    SAFETY,
    /// Conversion would not pay.
    BENEFIT,
    /// Conversion would change what few rely on, and is told so.
    CAVEAT,
    /// The function is a graph function, and there is a better way to make it one.
    ADVICE
  }

  /// What becomes of a function on which a rule cannot decide.
  public enum WhenUnknown {
    /// It is not converted.
    STAY,
    /// It is converted all the same.
    GO_AHEAD
  }
}
