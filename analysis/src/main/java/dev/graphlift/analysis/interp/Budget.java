package dev.graphlift.analysis.interp;

/// Ceilings on the work of the solver. Past a ceiling the answer has a gap; nothing hangs. Work is
/// counted and not timed, so that it ends at the same place on every machine.
///
/// @param contexts calling contexts of one function object before further ones share one
/// @param decorations the same for calls that differ in a function or class that they receive alone
/// @param receivers how many classes of receivers have a shared context of their own
/// @param runs how often one activation may be run again
/// @param depth how deep calls nest before a callee is queued instead of entered
/// @param work how many values one activation may compute, each counted with its alternatives
/// @param projectWork the same for a whole project of no files
/// @param fileWork what each file adds to that
public record Budget(
    int contexts,
    int decorations,
    int receivers,
    int runs,
    int depth,
    long work,
    long projectWork,
    long fileWork) {
  /// The ceilings used unless told otherwise.
  public static final Budget DEFAULT = new Budget(6, 300, 8, 40, 120, 200_000, 4_000_000, 10_000);

  /// The ceiling for a project of so many files.
  long workFor(int files) {
    return projectWork + fileWork * files;
  }
}
