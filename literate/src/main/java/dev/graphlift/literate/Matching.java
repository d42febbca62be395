package dev.graphlift.literate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which assertions of a line no answer meets, and which answers meet no assertion.
///
/// One answer meets one assertion, and as many pairs as possible are made, so that a loosely worded
/// assertion never takes away the answer a stricter one needs.
record Matching(List<Assertion> unmet, List<Answer> unexpected) {
  static Matching of(List<Assertion> assertions, List<Answer> answers) {
    Pairing pairing = new Pairing(assertions, answers);
    List<Assertion> unmet =
        IntStream.range(0, assertions.size())
            .filter(i -> !pairing.place(i, new boolean[answers.size()]))
            .mapToObj(assertions::get)
            .toList();
    List<Answer> unexpected = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (pairing.takenBy[i] == Pairing.FREE) {
        unexpected.add(answers.get(i));
      }
    }
    return new Matching(unmet, List.copyOf(unexpected));
  }

  /// A maximum bipartite matching, grown by augmenting paths.
  private static final class Pairing {
    static final int FREE = -1;

    private final List<Assertion> assertions;
    private final List<Answer> answers;
    private final int[] takenBy;

    Pairing(List<Assertion> assertions, List<Answer> answers) {
      this.assertions = assertions;
      this.answers = answers;
      this.takenBy = new int[answers.size()];
      Arrays.fill(takenBy, FREE);
    }

    boolean place(int assertion, boolean[] tried) {
      for (int i = 0; i < takenBy.length; i++) {
        if (tried[i] || !assertions.get(assertion).holdsFor(answers.get(i))) {
          continue;
        }
        tried[i] = true;
        if (takenBy[i] == FREE || place(takenBy[i], tried)) {
          takenBy[i] = assertion;
          return true;
        }
      }
      return false;
    }
  }
}
