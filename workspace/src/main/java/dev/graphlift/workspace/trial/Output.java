package dev.graphlift.workspace.trial;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a command prints, as far as it prints the same every time.
final class Output {
  private final List<String> expected;
  private final Set<Integer> varying = new HashSet<>();
  private final boolean isComparable;

  /// The output of runs of the same program.
  ///
  /// @param notes gets what cannot be compared
  Output(List<Observed> runs, Set<String> notes) {
    this.expected = runs.getFirst().output();
    this.isComparable = runs.stream().allMatch(run -> run.output().size() == expected.size());
    if (!isComparable) {
      notes.add("the number of printed lines changes from run to run, so they were not compared");
      return;
    }
    for (Observed run : runs) {
      for (int i = 0; i < expected.size(); i++) {
        if (!Closeness.alike(expected.get(i), run.output().get(i))) {
          varying.add(i);
        }
      }
    }
    if (!varying.isEmpty()) {
      notes.add(
          "%d of %d printed lines change from run to run, so they were not compared"
              .formatted(varying.size(), expected.size()));
    }
  }

  /// The first line in which one of some runs differs.
  Optional<String> difference(List<Observed> runs) {
    return isComparable
        ? runs.stream().flatMap(run -> between(run.output()).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<String> between(List<String> got) {
    for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
      if (!varying.contains(i) && !Closeness.alike(expected.get(i), got.get(i))) {
        return Optional.of(
            "printed line %d: `%s`, then `%s`".formatted(i + 1, expected.get(i), got.get(i)));
      }
    }
    return expected.size() == got.size()
        ? Optional.empty()
        : Optional.of("%d printed lines, then %d".formatted(expected.size(), got.size()));
  }
}
