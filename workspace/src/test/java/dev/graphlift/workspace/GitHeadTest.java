package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitHeadTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "fedcba9876543210fedcba9876543210fedcba98";

  @TempDir Path folder;

  @Test
  void aBranchIsReadFromItsFile() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", COMMIT + "\n");
    assertThat(GitHead.around(new Disk(), folder)).contains(COMMIT);
    assertThat(GitHead.around(new Disk(), folder.resolve("models/small"))).contains(COMMIT);
  }

  @Test
  void aBranchMayBePacked() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(
        ".git/packed-refs",
        "# pack-refs with: peeled\n%s refs/heads/maintained\n%s refs/heads/main\n^%s\n"
            .formatted(OTHER, COMMIT, OTHER));
    assertThat(GitHead.around(new Disk(), folder)).contains(COMMIT);
  }

  @Test
  void aCommitMayBeCheckedOutWithoutBranch() throws IOException {
    write(".git/HEAD", COMMIT + "\n");
    assertThat(GitHead.around(new Disk(), folder)).contains(COMMIT);
  }

  @Test
  void aWorktreeHasItsBranchesWithTheRepository() throws IOException {
    write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
    write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic\n");
    write("main/.git/worktrees/tree/commondir", "../..\n");
    write("main/.git/refs/heads/topic", COMMIT + "\n");
    assertThat(GitHead.around(new Disk(), folder.resolve("tree"))).contains(COMMIT);
  }

  @Test
  void whatCannotBeReadIsNoCommit() throws IOException {
    write(".git/HEAD", "ref: refs/heads/unborn\n");
    assertThat(GitHead.around(new Disk(), folder)).isEmpty();
    write(".git/HEAD", "nonsense");
    assertThat(GitHead.around(new Disk(), folder)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }
}
