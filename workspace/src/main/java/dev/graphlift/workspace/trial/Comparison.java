package dev.graphlift.workspace.trial;

import dev.graphlift.workspace.trial.Observed.Activity;
import dev.graphlift.workspace.trial.Observed.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs before and after edits held against each other.
///
/// @param functions a verdict for each watched function
/// @param differences what else differs: exit code, printed text, variables
/// @param notes what could not be compared, and why
public record Comparison(
    List<FunctionVerdict> functions, List<String> differences, List<String> notes) {
  public Comparison {
    functions = List.copyOf(functions);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /// How a function behaves after the edits.
  public enum Outcome {
    EQUAL,
    DIFFERS,
    RAISES,
    /// It is called by converted functions only, and so is part of what they were compared for.
    IN_GRAPHS,
    NEVER_CALLED
  }

  /// What was found about one function.
  ///
  /// @param detail where it differs or what it raises; empty otherwise
  public record FunctionVerdict(
      Watched function, Outcome outcome, String detail, Activity before, Activity after) {
    /// Whether the edit changed what it does.
    public boolean isBad() {
      return switch (outcome) {
        case DIFFERS, RAISES -> true;
        case EQUAL, IN_GRAPHS, NEVER_CALLED -> false;
      };
    }
  }

  /// Whether nothing differs.
  public boolean isEqual() {
    return differences.isEmpty() && functions.stream().noneMatch(FunctionVerdict::isBad);
  }

  /// Whether any watched function was called.
  public boolean hasCalls() {
    return functions.stream().anyMatch(verdict -> verdict.outcome() != Outcome.NEVER_CALLED);
  }

  /// Compares every run after the edits with the first before; what differs among the runs before
  /// them is left out.
  public static Comparison of(List<Watched> watched, List<Observed> before, List<Observed> after) {
    Set<String> notes = new LinkedHashSet<>();
    List<FunctionVerdict> functions =
        watched.stream().map(function -> verdict(function, before, after)).toList();
    List<String> differences = new ArrayList<>();
    exit(before, after).ifPresent(differences::add);
    // After an early end the rest differs for that reason alone.
    if (differences.isEmpty()) {
      new Output(before, notes).difference(after).ifPresent(differences::add);
      variables(before, after, notes).ifPresent(differences::add);
    }
    return new Comparison(functions, differences, List.copyOf(notes));
  }

  private static Optional<String> exit(List<Observed> before, List<Observed> after) {
    Optional<Integer> expected = before.getFirst().exit();
    return after.stream()
        .filter(run -> !run.exit().equals(expected))
        .findFirst()
        .map(run ->
            run.exit()
                .map(code ->
                    "exit code %s, then %d"
                        .formatted(expected.map(Object::toString).orElse("none"), code))
                .orElse("it was stopped, as it took far longer than before"));
  }

  private static FunctionVerdict verdict(
      Watched function, List<Observed> before, List<Observed> after) {
    Activity one = before.getFirst().activity(function.number());
    Activity last = after.getLast().activity(function.number());
    for (Observed run : after) {
      Activity other = run.activity(function.number());
      boolean isWhole = run.exit().equals(before.getFirst().exit());
      Optional<FunctionVerdict> bad =
          results(function, before, one, other)
              .or(() -> isWhole ? calls(function, before, one, other) : Optional.empty());
      if (bad.isPresent()) {
        return bad.get();
      }
    }
    Outcome outcome = one.outer() > 0 ? Outcome.EQUAL : Outcome.IN_GRAPHS;
    return new FunctionVerdict(
        function, one.calls() == 0 ? Outcome.NEVER_CALLED : outcome, "", one, last);
  }

  private static Optional<FunctionVerdict> results(
      Watched function, List<Observed> before, Activity one, Activity other) {
    Set<String> ways = new LinkedHashSet<>(one.results().keySet());
    ways.addAll(other.results().keySet());
    for (String way : ways) {
      Optional<Value> expected = Optional.ofNullable(one.results().get(way));
      Optional<Value> got = Optional.ofNullable(other.results().get(way));
      if (varies(function, before, way) || isCutOff(way, one, other)) {
        continue;
      }
      if (got.orElse(null) instanceof Value.Raised(var type, var message)
          && !(expected.orElse(null) instanceof Value.Raised)) {
        String detail = message.isEmpty() ? type : type + ": " + message;
        return Optional.of(
            new FunctionVerdict(
                function, Outcome.RAISES, "%s: %s".formatted(way, detail), one, other));
      }
      Optional<String> difference =
          expected.isPresent() && got.isPresent()
              ? Closeness.STEP.difference(expected.get(), got.get())
              : Optional.of(expected.isPresent() ? "missing" : "not there before");
      if (difference.isPresent()) {
        String because =
            one.draws() > 0 ? "; it draws random numbers, in graphs perhaps in another order" : "";
        String detail = "%s: %s%s".formatted(way, difference.get(), because);
        return Optional.of(new FunctionVerdict(function, Outcome.DIFFERS, detail, one, other));
      }
    }
    return Optional.empty();
  }

  /// Whether one of the two never came to a call.
  private static boolean isCutOff(String way, Activity one, Activity other) {
    int call = Integer.parseInt(way.replaceFirst("call (\\d+).*", "$1"));
    return call > Math.min(one.outer(), other.outer());
  }

  private static boolean varies(Watched function, List<Observed> before, String way) {
    Optional<Value> first =
        Optional.ofNullable(before.getFirst().activity(function.number()).results().get(way));
    return before.stream()
        .skip(1)
        .map(run -> Optional.ofNullable(run.activity(function.number()).results().get(way)))
        .anyMatch(value ->
            first.isPresent() != value.isPresent()
                || (first.isPresent()
                    && Closeness.STEP.difference(first.get(), value.get()).isPresent()));
  }

  private static Optional<FunctionVerdict> calls(
      Watched function, List<Observed> before, Activity one, Activity other) {
    boolean isFixed =
        before.stream().allMatch(run -> run.activity(function.number()).outer() == one.outer());
    if (!isFixed || one.outer() == other.outer()) {
      return Optional.empty();
    }
    String detail = "called %d times, then %d times".formatted(one.outer(), other.outer());
    return Optional.of(new FunctionVerdict(function, Outcome.DIFFERS, detail, one, other));
  }

  private static Optional<String> variables(
      List<Observed> before, List<Observed> after, Set<String> notes) {
    List<List<Variable>> all = before.stream().map(Comparison::variables).toList();
    List<Variable> expected = all.getFirst();
    if (all.stream().anyMatch(each -> each.size() != expected.size())) {
      notes.add("the number of variables changes from run to run, so they were not compared");
      return Optional.empty();
    }
    for (Observed run : after) {
      List<Variable> got = variables(run);
      if (got.size() != expected.size()) {
        return Optional.of("%d variables, then %d".formatted(expected.size(), got.size()));
      }
      for (int i = 0; i < got.size(); i++) {
        Value value = expected.get(i).value();
        int index = i;
        if (all.stream().anyMatch(each -> isOther(value, each.get(index).value()))) {
          notes.add("variables change from run to run; those that do were not compared");
          continue;
        }
        Optional<String> difference = Closeness.RUN.difference(value, got.get(i).value());
        if (difference.isPresent()) {
          return Optional.of(
              "variable `%s`: %s".formatted(expected.get(i).name(), difference.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOther(Value one, Value other) {
    return Closeness.RUN.difference(one, other).isPresent();
  }

  private static List<Variable> variables(Observed run) {
    return run.record().map(Observed.Log::variables).orElse(List.of());
  }
}
