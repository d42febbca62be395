package dev.graphlift.rules;

/// Flags functions that draw random numbers of the framework in programs that set the global seed.
///
/// Each graph function counts its random operations anew, so that the same seed gives other numbers
/// than in eager execution, as random and as repeatable as those.
public final class SeededRandomness extends FactRule {
  public SeededRandomness() {
    super(
        Rule.caveat("seeded-randomness", "Random operation in a program that sets the global seed"),
        facts -> facts.tracing().seededDraws(),
        "`%s` draws other random numbers as a graph: the program %s");
  }
}
