package dev.graphlift.cli;

import dev.graphlift.cli.DecidedFunction.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What differs between the decisions of two evaluations.
///
/// A function is the same in both when its project, file and name are; of several with one name,
/// the first of one run is compared with the first of the other. That only its line has moved
/// counts for nothing.
///
/// @param moved in the order of the later run
/// @param appeared functions of the later run alone, in projects of both
/// @param vanished functions of the earlier run alone, in projects of both
/// @param projectsVanished projects of the earlier run alone, with the number of their functions
/// @param projectsAppeared projects of the later run alone, likewise
/// @param stayed how many functions are decided alike
record Comparison(
    List<Move> moved,
    List<DecidedFunction> appeared,
    List<DecidedFunction> vanished,
    Map<String, Integer> projectsVanished,
    Map<String, Integer> projectsAppeared,
    int stayed) {
  /// A function on which the runs decide differently.
  record Move(Decision before, DecidedFunction after) {}

  /// What tells functions of one run apart.
  private record Key(String project, String file, String name, int occurrence) {}

  static Comparison of(ResultFolder before, ResultFolder after) {
    Map<Key, DecidedFunction> old = byKey(before);
    Map<Key, DecidedFunction> now = byKey(after);
    Set<String> oldProjects = projects(old);
    Set<String> nowProjects = projects(now);
    List<Move> moved = new ArrayList<>();
    List<DecidedFunction> appeared = new ArrayList<>();
    Map<String, Integer> projectsAppeared = new LinkedHashMap<>();
    int stayed = 0;
    for (Map.Entry<Key, DecidedFunction> each : now.entrySet()) {
      DecidedFunction function = each.getValue();
      Optional<Decision> earlier =
          Optional.ofNullable(old.remove(each.getKey())).map(DecidedFunction::decision);
      if (!oldProjects.contains(each.getKey().project())) {
        projectsAppeared.merge(function.project(), 1, Integer::sum);
      } else if (earlier.isEmpty()) {
        appeared.add(function);
      } else if (earlier.get().equals(function.decision())) {
        stayed++;
      } else {
        moved.add(new Move(earlier.get(), function));
      }
    }
    List<DecidedFunction> vanished = new ArrayList<>();
    Map<String, Integer> projectsVanished = new LinkedHashMap<>();
    old.forEach((key, function) -> {
      if (nowProjects.contains(key.project())) {
        vanished.add(function);
      } else {
        projectsVanished.merge(function.project(), 1, Integer::sum);
      }
    });
    return new Comparison(moved, appeared, vanished, projectsVanished, projectsAppeared, stayed);
  }

  /// Whether both runs say the same.
  boolean isEmpty() {
    return moved.isEmpty()
        && appeared.isEmpty()
        && vanished.isEmpty()
        && projectsVanished.isEmpty()
        && projectsAppeared.isEmpty();
  }

  /// How often each decision became each other, the most frequent first.
  List<Map.Entry<String, Integer>> kinds() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    moved.forEach(move ->
        kinds.merge(
            move.before().text() + " -> " + move.after().decision().text(), 1, Integer::sum));
    return kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private static Map<Key, DecidedFunction> byKey(ResultFolder run) {
    Map<String, String> names = names(run);
    Map<Key, DecidedFunction> all = new LinkedHashMap<>();
    Map<Key, Integer> seen = new HashMap<>();
    for (DecidedFunction function : run.functions()) {
      String project = names.getOrDefault(function.project(), function.project());
      Key first = new Key(project, function.file(), function.name(), 0);
      int occurrence = seen.merge(first, 1, Integer::sum) - 1;
      all.put(new Key(project, function.file(), function.name(), occurrence), function);
    }
    return all;
  }

  /// What to call each project, so that it may lie elsewhere in the other run: the last part of its
  /// path where no other of the run ends like it.
  private static Map<String, String> names(ResultFolder run) {
    Map<String, Set<String>> byLast = new LinkedHashMap<>();
    for (DecidedFunction function : run.functions()) {
      String last = function.project().replaceAll("/+$", "").replaceAll(".*/", "");
      byLast.computeIfAbsent(last, _ -> new LinkedHashSet<>()).add(function.project());
    }
    Map<String, String> names = new LinkedHashMap<>();
    byLast.forEach((last, projects) ->
        projects.forEach(project -> names.put(project, projects.size() == 1 ? last : project)));
    return names;
  }

  private static Set<String> projects(Map<Key, DecidedFunction> functions) {
    Set<String> projects = new LinkedHashSet<>();
    functions.keySet().forEach(key -> projects.add(key.project()));
    return projects;
  }
}
