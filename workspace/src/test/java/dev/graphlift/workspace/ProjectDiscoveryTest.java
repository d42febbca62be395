package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectDiscoveryTest {
  private final MemoryTree tree = new MemoryTree();

  @Test
  void projectIsTheNearestMarkedFolder() {
    tree.file("/w/.git/HEAD", "").file("/w/app/setup.py", "").file("/w/app/pkg/a.py", "");
    tree.file("/w/tool.py", "");
    Project app = only("/w/app/pkg");
    assertThat(app.root()).isEqualTo(Path.of("/w/app"));
    assertThat(paths(app)).containsExactly("pkg/a.py", "setup.py");
    assertThat(app.isAsked("pkg/a.py")).isTrue();
    assertThat(app.isAsked("setup.py")).isFalse();
    assertThat(paths(only("/w/tool.py")))
        .containsExactly("app/pkg/a.py", "app/setup.py", "tool.py");
  }

  @Test
  void unmarkedFolderIsItsOwnProject() {
    tree.file("/w/a/b.py", "").file("/w/c.py", "");
    assertThat(only("/w/a").root()).isEqualTo(Path.of("/w/a"));
    assertThat(only("/w/a/b.py").root()).isEqualTo(Path.of("/w/a"));
  }

  @Test
  void unmarkedPackageBelongsToTheFolderAroundIt() {
    tree.file("/w/train.py", "").file("/w/net/__init__.py", "");
    tree.file("/w/net/layers/__init__.py", "").file("/w/net/layers/dense.py", "");
    assertThat(only("/w/net/layers/dense.py").root()).isEqualTo(Path.of("/w"));
    assertThat(only("/w/net/layers").root()).isEqualTo(Path.of("/w"));
  }

  @Test
  void homeIsNoProjectUnlessGiven() {
    tree.file("/home/me/.git/HEAD", "").file("/home/me/x/a.py", "");
    assertThat(only("/home/me/x").root()).isEqualTo(Path.of("/home/me/x"));
    assertThat(only("/home/me").root()).isEqualTo(Path.of("/home/me"));
  }

  @Test
  void evaluationTakesFoldersAsTheyAre() {
    tree.file("/w/setup.py", "").file("/w/part/a.py", "");
    Discovery found = discovery().at(List.of(Path.of("/w/part")));
    assertThat(found.projects()).hasSize(1);
    assertThat(found.projects().getFirst().root()).isEqualTo(Path.of("/w/part"));
  }

  @Test
  void pathsOfOneProjectAreOneProject() {
    tree.file("/w/setup.py", "").file("/w/a/x.py", "").file("/w/b/setup.py", "");
    Discovery both = around("/w/a", "/w/setup.py");
    assertThat(both.projects()).hasSize(1);
    assertThat(both.projects().getFirst().asked()).containsExactly("a", "setup.py");
    assertThat(around("/w", "/w/b").projects()).hasSize(1);
    assertThat(around("/w/a", "/w/b").projects()).hasSize(2);
  }

  @Test
  void missingPathsAreProblems() {
    tree.file("/w/train.py", "").link("/w/loop.py", "loop.py").pipe("/w/pipe.py");
    Discovery found = around("/w/trian.py", "/w/loop.py", "/w/pipe.py", "/w/train.py");
    assertThat(messages(found.problems()))
        .containsExactly(
            "/w/trian.py: no such file or folder, did you mean `train.py`?",
            "/w/loop.py: links lead back to themselves",
            "/w/pipe.py: this is neither a file nor a folder");
    assertThat(found.projects()).hasSize(1);
  }

  @Test
  void excludedFoldersAreNotRead() {
    tree.file("/w/a.py", "").file("/w/.venv/lib/b.py", "").file("/w/build/c.py", "");
    tree.file("/w/sub/node_modules/d.py", "").file("/w/sub/e.pyi", "").file("/w/f.txt", "");
    assertThat(paths(only("/w"))).containsExactly("a.py", "sub/e.pyi");
  }

  @Test
  void namedFilesAreReadAllTheSame() {
    tree.file("/w/setup.py", "").file("/w/build/c.py", "").file("/w/build/d.py", "");
    tree.file("/w/script", "").file("/w/.gitignore", "*.py\n!/setup.py\n");
    assertThat(paths(only("/w/build/c.py"))).containsExactly("build/c.py", "setup.py");
    assertThat(paths(only("/w/script"))).containsExactly("script", "setup.py");
    Discovery forced = discovery("force-exclude=true").around(List.of(Path.of("/w/build/c.py")));
    assertThat(paths(forced.projects().getFirst())).containsExactly("setup.py");
  }

  @Test
  void namedFolderIsReadInsideAnExcludedOne() {
    tree.file("/w/setup.py", "").file("/w/build/gen/c.py", "").file("/w/build/d.py", "");
    assertThat(paths(only("/w/build/gen"))).containsExactly("build/gen/c.py", "setup.py");
  }

  @Test
  void gitignoreFilesCountUpToTheRepository() {
    tree.file("/.gitignore", "*").file("/w/.git/info/exclude", "secret.py\n");
    tree.file("/w/.gitignore", "out/\n*_pb2.py\n").file("/w/p/setup.py", "");
    tree.file("/w/p/a_pb2.py", "").file("/w/p/out/b.py", "").file("/w/p/q/keep_pb2.py", "");
    tree.file("/w/p/q/.gitignore", "!keep_pb2.py\n").file("/w/p/secret.py", "");
    assertThat(paths(only("/w/p"))).containsExactly("q/keep_pb2.py", "setup.py");
    Discovery all = discovery("respect-gitignore=false").around(List.of(Path.of("/w/p")));
    assertThat(all.projects().getFirst().files()).hasSize(5);
  }

  @Test
  void worktreesAndSubmodulesHaveTheirOwnRules() {
    tree.file("/w/.git/HEAD", "").file("/w/.gitignore", "a.py\n").file("/w/b.py", "");
    tree.file("/w/sub/.git", "gitdir: ../.git/modules/sub\n").file("/w/sub/a.py", "");
    tree.file("/w/.git/modules/sub/info/exclude", "c.py\n").file("/w/sub/c.py", "");
    assertThat(paths(only("/w"))).containsExactly("b.py", "sub/a.py");
  }

  @Test
  void oddFilesAreSkippedWithARemark() {
    tree.file("/w/a.py", "").link("/w/b.py", "a.py").link("/w/gone.py", "nowhere");
    tree.link("/w/self.py", "self.py").link("/w/up", ".").pipe("/w/p.py").pipe("/w/q");
    tree.folder("/w/dir.py").file("/w/dir.py/in.py", "").deniedFolder("/w/shut");
    Project project = only("/w");
    assertThat(paths(project)).containsExactly("a.py", "b.py", "dir.py/in.py");
    assertThat(messages(project.diagnostics()))
        .containsExactly(
            "gone.py: this link is broken: no such file or folder",
            "p.py: this is not a regular file, so it is not opened",
            "self.py: this link is broken: links lead back to themselves",
            "shut: cannot be read: permission denied",
            "up: this is a link to a folder, which is not followed");
  }

  @Test
  void sourceRootsAreFoundInPackagingFiles() {
    tree.file("/w/setup.cfg", "[options]\npackage_dir =\n    =lib\n").file("/w/lib/p/a.py", "");
    tree.file("/w/src/b.py", "").file("/w/t/c.py", "");
    tree.file(
        "/w/layers/setup.py",
        """
        from setuptools import setup, find_packages
        setup(packages=find_packages(where='python'), package_dir={'': 'python'})
        """);
    tree.file("/w/layers/python/q/d.py", "");
    tree.file(
        "/w/tools/pyproject.toml",
        """
        [tool.setuptools.packages.find]
        where = ['one', 'missing']
        [[tool.poetry.packages]]
        include = 'x'
        from = 'two'
        """);
    tree.file("/w/tools/one/e.py", "").file("/w/tools/two/x/f.py", "");
    assertThat(only("/w").sourceRoots())
        .containsExactly(
            "lib", "src", "", "layers/python", "layers", "tools/one", "tools/two", "tools");
  }

  @Test
  void settingReplacesFoundSourceRoots() {
    tree.file("/w/graphlift.toml", "src = ['.', 'app/', './code', '../x', 'typo']\n");
    tree.file("/w/app/a.py", "").file("/w/code/b.py", "").file("/w/src/c.py", "");
    Project project = only("/w");
    assertThat(project.sourceRoots()).containsExactly("", "app", "code");
    assertThat(messages(project.diagnostics()))
        .containsExactly(
            "graphlift.toml: `src` names `../x`, which is no folder of the project that is read",
            "graphlift.toml: `src` names `typo`, which is no folder of the project that is read");
  }

  @Test
  void patternsCountFromTheConfigurationFile() {
    tree.file("/w/graphlift.toml", "extend-exclude = ['p/gen/**', 'p/old', '**/x_*.py']\n");
    tree.file("/w/p/setup.py", "").file("/w/p/gen/a.py", "").file("/w/p/old/b.py", "");
    tree.file("/w/p/q/old/c.py", "").file("/w/p/q/x_d.py", "");
    assertThat(paths(only("/w/p"))).containsExactly("q/old/c.py", "setup.py");
  }

  private ProjectDiscovery discovery(String... overrides) {
    ConfigurationReader configurations =
        new ConfigurationReader(
            tree, new ConfigurationSource.Closest(), List.of(overrides), Set.of());
    return new ProjectDiscovery(
        tree,
        configurations,
        Optional.of(Path.of("/home/me")),
        Progress.silent(),
        Cancellation.never());
  }

  private Discovery around(String... paths) {
    return discovery().around(Stream.of(paths).map(Path::of).toList());
  }

  private Project only(String path) {
    Discovery found = around(path);
    assertThat(found.problems()).isEmpty();
    assertThat(found.projects()).hasSize(1);
    return found.projects().getFirst();
  }

  private static List<String> paths(Project project) {
    return project.files().stream().map(ProjectFile::path).toList();
  }

  private static List<String> messages(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(each -> each.span().file() + ": " + each.message()).toList();
  }
}
