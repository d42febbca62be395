package dev.graphlift.analysis.facts;

import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Module;
import dev.graphlift.syntax.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How a file may spell names of the framework, as far as imports at its top tell.
///
/// @param prefix what stands before a name, as in `tf.`; empty where names are imported themselves
/// @param names the names imported; empty for all of them
record FrameworkImports(Optional<String> prefix, Optional<Set<String>> names) {
  private static final String FRAMEWORK = "tensorflow";

  /// Reads the imports of a file. A module import counts before a star import, and that before
  /// imported names.
  static FrameworkImports of(Module tree) {
    Optional<String> prefix = Optional.empty();
    boolean all = false;
    Set<String> names = new HashSet<>();
    for (Statement statement : tree.body()) {
      if (statement instanceof Statement.Import(var _, var _, var aliases)) {
        for (Alias alias : aliases) {
          if (alias.name().equals(FRAMEWORK)) {
            prefix = Optional.of(alias.asName().orElse(FRAMEWORK) + ".");
          }
        }
      } else if (statement instanceof Statement.ImportFrom from
          && from.level() == 0
          && from.module().equals(FRAMEWORK)) {
        from.names().forEach(alias -> names.add(alias.name()));
        all |= names.contains("*");
      }
    }
    return new FrameworkImports(
        prefix, prefix.isPresent() || all ? Optional.empty() : Optional.of(names));
  }

  /// Whether every name that a signature needs is in scope.
  boolean canSpell(InputSignature.Inferred signature) {
    return names.isEmpty() || names.get().containsAll(signature.names());
  }
}
