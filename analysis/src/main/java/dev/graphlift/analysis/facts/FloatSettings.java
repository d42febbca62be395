package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import java.util.List;

/// Finds whether a program sets the element type that layers and weights have where none is given,
/// as `tf.keras.mixed_precision.set_global_policy` and `tf.keras.backend.set_floatx` do.
final class FloatSettings {
  private final NameResolver resolver;
  private final Library library;

  private FloatSettings(NameResolver resolver, Library library) {
    this.resolver = resolver;
    this.library = library;
  }

  /// What is known of the libraries in the program of these files.
  static Library applied(Library library, List<FileIndex> files, NameResolver resolver) {
    FloatSettings settings = new FloatSettings(resolver, library);
    return files.stream().anyMatch(settings::areChangedIn) ? library.withOpenFloats() : library;
  }

  private boolean areChangedIn(FileIndex file) {
    return areChangedIn(file, file.parsed().tree());
  }

  private boolean areChangedIn(FileIndex file, Node node) {
    return (node instanceof Expression.Call call && changes(file, call))
        || Nodes.children(node).stream().anyMatch(child -> areChangedIn(file, child));
  }

  private boolean changes(FileIndex file, Expression.Call call) {
    return resolver.preferred(file, file.scopeAt(call.id()), call.function()).stream()
        .anyMatch(this::changes);
  }

  private boolean changes(Denotation callee) {
    return callee instanceof Denotation.Qualified(var name)
        && library
            .find(name)
            .filter(entry -> entry.behaviour().has(Trait.Effect.SETS_FLOATS))
            .isPresent();
  }
}
