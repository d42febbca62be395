package dev.graphlift.analysis.evidence;

import dev.graphlift.source.Place;

/// Why something cannot be told.
public sealed interface Gap {
  /// The place the gap opens at.
  Place place();

  /// A clause that says so, without a full stop.
  String message();

  /// No analysed code calls the function.
  record NeverCalled(Place place, String function) implements Gap {
    @Override
    public String message() {
      return "no analysed code calls `%s`".formatted(function);
    }
  }

  /// A call whose target the analysis could not find.
  record UnresolvedCall(Place place, String callee) implements Gap {
    @Override
    public String message() {
      return "the call of `%s` could not be followed".formatted(callee);
    }
  }

  /// A value the analysis could not follow.
  record UnknownValue(Place place, String what) implements Gap {
    @Override
    public String message() {
      return "the value of `%s` is not known".formatted(what);
    }
  }

  /// Python this analysis does not model.
  record Unmodelled(Place place, String what) implements Gap {
    @Override
    public String message() {
      return "%s is not modelled".formatted(what);
    }
  }

  /// A call of which it is not known what it does.
  ///
  /// @param message says so, without a full stop
  record UnknownEffect(Place place, String message) implements Gap {}

  /// A ceiling on time, depth or size was reached.
  record Ceiling(Place place, String what) implements Gap {
    @Override
    public String message() {
      return "the analysis stopped at its ceiling of %s".formatted(what);
    }
  }

  /// A question no analysis answers yet.
  record NotComputed(Place place, String question) implements Gap {
    @Override
    public String message() {
      return "%s is not computed".formatted(question);
    }
  }
}
