package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Budget;
import dev.graphlift.analysis.interp.Observer;

/// What an analysis may spend, and what it is to look at.
///
/// @param observer sees every value that is computed
public record AnalysisOptions(
    Budget budget, Observer observer, Signatures signatures, Tests tests, Views views) {
  /// Nobody looks on, tests count as calls, and no signatures are inferred.
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(
          Budget.DEFAULT, Observer.NONE, Signatures.LEAVE_OUT, Tests.RUN, Views.CALLED_AND_WHOLE);

  /// The same with someone who looks on.
  public AnalysisOptions observedBy(Observer other) {
    return new AnalysisOptions(budget, other, signatures, tests, views);
  }

  /// The same with or without signatures.
  public AnalysisOptions with(Signatures other) {
    return new AnalysisOptions(budget, observer, other, tests, views);
  }

  /// The same with or without the tests.
  public AnalysisOptions with(Tests other) {
    return new AnalysisOptions(budget, observer, signatures, other, views);
  }

  /// The same with fewer or more facts.
  public AnalysisOptions with(Views other) {
    return new AnalysisOptions(budget, observer, signatures, tests, other);
  }
}
