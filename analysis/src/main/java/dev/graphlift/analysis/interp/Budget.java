package dev.graphlift.analysis.interp;

/// Ceilings on the work of the solver. Past a ceiling the answer has a gap; nothing hangs.
///
/// @param contexts calling contexts of one function object before further ones share one
/// @param runs how often one activation may be run again
/// @param totalRuns how often activations may be run in one project
/// @param depth how deep calls nest before a callee is queued instead of entered
public record Budget(int contexts, int runs, int totalRuns, int depth) {
  /// The ceilings used unless told otherwise.
  public static final Budget DEFAULT = new Budget(6, 40, 400_000, 120);
}
