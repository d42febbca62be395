package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleRef;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The files of the project that each import statement of a file runs.
final class ImportedModules {
  private ImportedModules() {}

  /// The paths of the files, by the number of the statement.
  static Map<Integer, Set<String>> of(FileIndex file, ModuleTable modules) {
    Map<Integer, Set<String>> imported = new TreeMap<>();
    Nodes.walk(
        file.parsed().tree(),
        node -> {
          List<ModuleRef> refs = new ArrayList<>();
          if (node instanceof Statement.Import statement) {
            for (Alias alias : statement.names()) {
              refs.addAll(modules.prefixes(file.path(), 0, alias.name()));
            }
          } else if (node instanceof Statement.ImportFrom statement) {
            ModuleRef source = modules.resolve(file.path(), statement.level(), statement.module());
            refs.add(source);
            statement.names().stream()
                .flatMap(alias -> modules.member(source, alias.name()).stream())
                .forEach(refs::add);
          }
          for (ModuleRef ref : refs) {
            if (ref instanceof ModuleRef.InProject(var path)) {
              imported.computeIfAbsent(node.id(), _ -> new LinkedHashSet<>()).add(path);
            }
          }
        });
    return imported;
  }
}
