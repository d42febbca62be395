package dev.graphlift.workspace.globs;

import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.tomlj.Toml;

/// Decides about the paths in the option `paths`, where a folder ends in `/`.
///
/// The block `ignored` lists the ignored ones.
class GitIgnoreSpecTest {
  @TestFactory
  Stream<DynamicNode> gitignore() {
    return Specs.in(GitIgnoreSpecTest.class, "specs/gitignore").tests(GitIgnoreSpecTest::run);
  }

  private static Outcome run(Snippet snippet) {
    List<String> ignored =
        Toml.parse(snippet.options()).getArrayOrEmpty("paths").toList().stream()
            .map(String.class::cast)
            .filter(path -> isIgnored(snippet.files(), path))
            .toList();
    return Outcome.ofBlock("ignored", String.join("\n", ignored));
  }

  /// Goes down to the path folder by folder, as reading a project does.
  private static boolean isIgnored(Map<String, String> files, String path) {
    IgnoreStack stack = IgnoreStack.empty();
    int start = 0;
    while (start < path.length()) {
      String file = files.get(path.substring(0, start) + ".gitignore");
      if (file != null) {
        stack = stack.with(IgnoreFile.of(file));
      }
      int slash = path.indexOf('/', start);
      PathKind kind = slash < 0 ? PathKind.FILE : PathKind.FOLDER;
      int end = slash < 0 ? path.length() : slash;
      String name = IgnoreFile.bytes(path.substring(start, end));
      if (stack.ignores(name, kind)) {
        return true;
      }
      stack = stack.inside(name);
      start = end + 1;
    }
    return false;
  }
}
