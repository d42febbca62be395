package dev.graphlift.workspace.globs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `.gitignore` files that apply in one folder: its own, those of the folders above it, and the
/// repository's `info/exclude`, the nearest first.
///
/// It answers for the direct contents of the folder. An ignored folder is never entered, which is
/// what makes it impossible to include a file again below one, as in git.
public final class IgnoreStack {
  private static final IgnoreStack EMPTY = new IgnoreStack(List.of());

  private final List<Layer> layers;

  private IgnoreStack(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /// Nothing is ignored.
  public static IgnoreStack empty() {
    return EMPTY;
  }

  /// The same files with one more that lies in the current folder and wins over all others.
  public IgnoreStack with(IgnoreFile file) {
    List<Layer> more = new ArrayList<>();
    more.add(new Layer("", file));
    more.addAll(layers);
    return new IgnoreStack(more);
  }

  /// The same files as seen from a folder inside the current one.
  public IgnoreStack inside(String name) {
    return new IgnoreStack(layers.stream().map(layer -> layer.inside(name)).toList());
  }

  /// Whether git would leave out what lies under this name in the current folder.
  public boolean ignores(String name, PathKind kind) {
    return decide(name, kind).map(rule -> rule.effect() == IgnoreRule.Effect.IGNORE).orElse(false);
  }

  /// The rule that decides about a name in the current folder.
  public Optional<IgnoreRule> decide(String name, PathKind kind) {
    for (Layer layer : layers) {
      Optional<IgnoreRule> rule = layer.file().decide(layer.prefix() + name, kind);
      if (rule.isPresent()) {
        return rule;
      }
    }
    return Optional.empty();
  }

  /// @param prefix the path from the file's folder to the current one, ending in `/`, or empty
  private record Layer(String prefix, IgnoreFile file) {
    Layer inside(String name) {
      return new Layer(prefix + name + "/", file);
    }
  }
}
