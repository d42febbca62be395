package dev.graphlift.workspace.globs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares decisions about ignored files with those of git, on generated patterns and paths.
class GitAgreementTest {
  private static final String[] NAMES = {
    "a", "b", "ab", "abc", "lib", "x.py", "y.pyc", "#x", "!y", "a b", "a ", "[z]", "é", "Lib",
    "a\\b",
  };
  private static final String[] PIECES = {
    "a",
    "b",
    "ab",
    "lib",
    "x.py",
    "*",
    "**",
    "?",
    "*.py",
    "a*",
    "*b",
    "[ab]",
    "[!a]*",
    "[^b]",
    "l?b",
    "[a-c]*",
    "[]a]",
    "\\#x",
    "\\!y",
    "a\\ ",
    "a b",
    "[[:alpha:]]",
    "[[:upper:]]ib",
    "\\a",
    "[[]z]",
    "??",
    "*[.]*",
    "a**",
    "**b",
    "[z",
    "x.py\\",
    "[[:nope:]]",
    "[a-]",
    "***",
    "\\*",
    "é",
    "[é]*",
    "#x",
    "[\\]a]",
    "[a\\-c]",
    "[!]]*",
    "[[:alpha:]-c]",
    "a\\\\b",
    "[b-a]",
    "[--a]",
    "*\\\\*",
  };
  private static final String[] TAILS = {"", "", "", "", "/", "/", " ", "  ", "\\ ", "\r", "//"};

  @TempDir Path folder;

  @Test
  void decidesLikeGitOnGeneratedPatterns() throws Exception {
    assumeTrue(hasGit());
    git("", "init", "-q", ".");
    git("", "config", "core.ignorecase", "false");
    git("", "config", "core.excludesFile", "/dev/null");
    Random random = new Random(20261121);
    List<Candidate> candidates = makeTree(random);
    for (int round = 0; round < 60; round++) {
      Map<String, String> files = writePatterns(random);
      Map<String, String> expected = askGit(candidates);
      Map<String, String> found = new LinkedHashMap<>();
      for (Candidate candidate : candidates) {
        found.put(candidate.path(), decide(files, candidate) ? "ignored" : "kept");
      }
      assertThat(found).as("patterns %s", files).isEqualTo(expected);
    }
  }

  private List<Candidate> makeTree(Random random) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String top : NAMES) {
      Path first = folder.resolve(top);
      if (random.nextInt(3) == 0) {
        Files.createFile(first);
        candidates.add(new Candidate(top, PathKind.FILE));
        continue;
      }
      Files.createDirectory(first);
      candidates.add(new Candidate(top, PathKind.FOLDER));
      for (String middle : pick(random, NAMES, 5)) {
        Path second = first.resolve(middle);
        String path = top + "/" + middle;
        Files.createDirectory(second);
        candidates.add(new Candidate(path, PathKind.FOLDER));
        for (String last : pick(random, NAMES, 3)) {
          Files.createFile(second.resolve(last));
          candidates.add(new Candidate(path + "/" + last, PathKind.FILE));
        }
      }
    }
    return candidates;
  }

  private Map<String, String> writePatterns(Random random) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("", patterns(random, 1 + random.nextInt(5)));
    for (String name : NAMES) {
      if (Files.isDirectory(folder.resolve(name))) {
        if (random.nextInt(4) == 0) {
          files.put(name, patterns(random, 1 + random.nextInt(2)));
        }
        Files.deleteIfExists(folder.resolve(name).resolve(".gitignore"));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()).resolve(".gitignore"), file.getValue());
    }
    return files;
  }

  private static String patterns(Random random, int count) {
    StringBuilder lines = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    for (int i = 0; i < count; i++) {
      lines.append(random.nextInt(4) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
      int pieces = 1 + random.nextInt(3);
      for (int piece = 0; piece < pieces; piece++) {
        lines.append(piece > 0 && random.nextInt(5) > 0 ? "/" : "");
        lines.append(PIECES[random.nextInt(PIECES.length)]);
      }
      lines.append(TAILS[random.nextInt(TAILS.length)]);
      lines.append(i == count - 1 && random.nextBoolean() ? "" : "\n");
    }
    return lines.toString();
  }

  /// Walks down to the candidate as reading a project does.
  private static boolean decide(Map<String, String> files, Candidate candidate) {
    IgnoreStack stack = IgnoreStack.empty();
    String folder = "";
    String[] names = candidate.path().split("/", -1);
    for (int i = 0; i < names.length; i++) {
      String patterns = files.get(folder);
      if (patterns != null) {
        stack = stack.with(IgnoreFile.of(patterns));
      }
      String name = IgnoreFile.bytes(names[i]);
      boolean last = i == names.length - 1;
      if (stack.ignores(name, last ? candidate.kind() : PathKind.FOLDER)) {
        return true;
      }
      stack = stack.inside(name);
      folder = folder.isEmpty() ? names[i] : folder + "/" + names[i];
    }
    return false;
  }

  private Map<String, String> askGit(List<Candidate> candidates) throws Exception {
    StringBuilder input = new StringBuilder();
    candidates.forEach(candidate -> input.append(candidate.path()).append('\0'));
    String output =
        git(
            input.toString(),
            "check-ignore",
            "--no-index",
            "--stdin",
            "-z",
            "--verbose",
            "--non-matching");
    String[] fields = output.split("\0", -1);
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i + 3 < fields.length; i += 4) {
      boolean ignored = !fields[i + 2].isEmpty() && !fields[i + 2].startsWith("!");
      expected.put(fields[i + 3], ignored ? "ignored" : "kept");
    }
    return expected;
  }

  private String git(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Path stdin = Files.writeString(folder.resolve(".git-input"), input);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(stdin.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.delete(stdin);
    return output;
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static List<String> pick(Random random, String[] names, int count) {
    return random
        .ints(0, names.length)
        .distinct()
        .limit(count)
        .mapToObj(index -> names[index])
        .toList();
  }

  private record Candidate(String path, PathKind kind) {}
}
