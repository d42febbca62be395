package dev.graphlift.workspace.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one run of a command was seen to do.
///
/// @param exit its exit code; empty when it was stopped for taking too long
/// @param wall how long it took
/// @param output the lines it printed on standard output
/// @param errors the last lines of standard error
/// @param record what the probes inside saw; empty when no Python with probes came to its end
public record Observed(
    Optional<Integer> exit,
    Duration wall,
    List<String> output,
    List<String> errors,
    Optional<Log> record) {
  public Observed {
    output = List.copyOf(output);
    errors = List.copyOf(errors);
  }

  /// The time that the program itself took: all but the import of TensorFlow.
  public Duration time() {
    return wall.minus(record.map(Log::imported).orElse(Duration.ZERO));
  }

  /// What a function was seen to do; nothing when it was not called.
  Activity activity(int function) {
    return record
        .map(seen -> seen.functions().getOrDefault(function, Activity.NONE))
        .orElse(Activity.NONE);
  }

  /// What the probes of a run saw.
  ///
  /// @param tensorflow its release; empty when it was not imported
  /// @param imported how long its import took
  /// @param functions what watched functions did, by their numbers
  /// @param variables the variables of TensorFlow, in the order they were made
  public record Log(
      String tensorflow,
      Duration imported,
      SortedMap<Integer, Activity> functions,
      List<Variable> variables) {
    public Log {
      functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
      variables = List.copyOf(variables);
    }

    /// This and the record of another process of the same run.
    Log with(Log other) {
      SortedMap<Integer, Activity> all = new TreeMap<>(functions);
      other.functions.forEach(
          (number, activity) -> all.merge(number, activity, (first, second) -> first.with(second)));
      List<Variable> both = new ArrayList<>(variables);
      both.addAll(other.variables);
      return new Log(
          tensorflow.isEmpty() ? other.tensorflow : tensorflow,
          imported.plus(other.imported),
          all,
          both);
    }
  }

  /// A variable of TensorFlow and its last value.
  public record Variable(String name, Value value) {}

  /// What one function did.
  ///
  /// @param calls how often it was called
  /// @param outer how often of these from outside of all watched functions
  /// @param time how long those took
  /// @param first how long the first of them took, in which a graph function is traced
  /// @param traces how often it was traced; empty when it was no graph function
  /// @param draws how many random numbers without a seed it asked for
  /// @param results the parts of its first results by call and way, as in `call 2: ['loss']`
  public record Activity(
      int calls,
      int outer,
      Duration time,
      Duration first,
      Optional<Integer> traces,
      int draws,
      Map<String, Value> results) {
    static final Activity NONE =
        new Activity(0, 0, Duration.ZERO, Duration.ZERO, Optional.empty(), 0, Map.of());

    public Activity {
      results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    private Activity with(Activity other) {
      Map<String, Value> both = new LinkedHashMap<>(other.results);
      both.putAll(results);
      Optional<Integer> sum =
          traces.isEmpty() ? other.traces : traces.map(count -> count + other.traces.orElse(0));
      return new Activity(
          calls + other.calls,
          outer + other.outer,
          time.plus(other.time),
          first.plus(other.first),
          sum,
          draws + other.draws,
          both);
    }
  }
}
