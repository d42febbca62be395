package dev.graphlift.refactor;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How names of the framework are written above one function.
///
/// @param prefix what stands before each, as in `tf.`; empty where they are imported themselves
/// @param members the names under which they are imported, where they are not the same
/// @param imports what must be imported for it
record Spelling(String prefix, Map<String, String> members, List<NewImport> imports) {
  Spelling {
    members = Map.copyOf(members);
    imports = List.copyOf(imports);
  }

  static Spelling behind(String module) {
    return new Spelling(module + ".", Map.of(), List.of());
  }

  String of(String name) {
    return prefix + members.getOrDefault(name, name);
  }

  /// Chooses spellings in a file.
  record Choice(FileIndex file, NameResolver resolver, Collection<FileIndex> project, Style style) {
    /// Whether the file imports the framework, or something of it, as soon as it is run.
    boolean importsFramework() {
      return file.parsed().tree().body().stream().anyMatch(MissingImports::importsFramework);
    }

    /// Whether a name denotes the framework where it stands.
    boolean isFramework(Expression.Name name) {
      return resolver
          .candidates(file, file.scopeAt(name.id()), name)
          .equals(List.of(FrameworkNames.FRAMEWORK));
    }

    /// A spelling of names above a function; empty where each would change something else.
    Optional<Spelling> above(Statement.FunctionDef def, Set<String> names) {
      FrameworkNames known = FrameworkNames.above(file, resolver, def);
      Optional<Spelling> module = known.module().map(Spelling::behind);
      if (module.isPresent()) {
        return module;
      }
      Map<String, String> members = new LinkedHashMap<>();
      names.forEach(name -> known.member(name).ifPresent(as -> members.put(name, as)));
      if (members.keySet().containsAll(names)) {
        return Optional.of(new Spelling("", members, List.of()));
      }
      var missing = new MissingImports(file, resolver, project);
      return switch (style) {
        case OURS -> extended(missing, def, names, members).or(() -> imported(missing));
        case REFERENCE ->
            members.containsKey(FrameworkNames.DECORATOR)
                ? Optional.empty()
                : missing.members(names).map(wanted -> new Spelling("", Map.of(), List.of(wanted)));
      };
    }

    private static Optional<Spelling> extended(
        MissingImports missing,
        Statement.FunctionDef def,
        Set<String> names,
        Map<String, String> members) {
      Set<String> lacking = new TreeSet<>(names);
      lacking.removeAll(members.keySet());
      return missing
          .extended(def, lacking)
          .map(wanted -> new Spelling("", members, new ArrayList<>(List.of(wanted))));
    }

    private static Optional<Spelling> imported(MissingImports missing) {
      return missing
          .module()
          .map(wanted -> new Spelling(wanted.name() + ".", Map.of(), List.of(wanted)));
    }
  }
}
