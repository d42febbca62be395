package dev.graphlift.workspace;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/// A folder full of trouble on the real disk, made from a seed, together with what reading it has
/// to answer.
final class NastyTree {
  /// Larger files are too large.
  static final int LARGEST = 20_000;

  private static final String[] NAMES = {
    "model",
    "données",
    "数据",
    "with space",
    "-dash",
    "quote'\"",
    "line\nbreak",
    "[set]",
    "*",
    "back\\slash",
    "e\u0301",
    "\u00e9",
    "%41",
    "\uD83D\uDE00",
    "CON",
    "Model",
  };

  private final Random random;
  private final Path root;
  private int serial;

  /// Files that are read, by their paths.
  final SortedSet<String> read = new TreeSet<>();

  /// What is said, as `path code`.
  final List<String> said = new ArrayList<>();

  NastyTree(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  NastyTree make() throws IOException, InterruptedException {
    fill(root, "", 0);
    oddBytes();
    tooDeep();
    said.sort(null);
    return this;
  }

  private void fill(Path folder, String path, int depth) throws IOException {
    int entries = 3 + random.nextInt(6);
    for (int i = 0; i < entries; i++) {
      entry(folder, path);
    }
    if (depth < 4) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        String name = name();
        fill(Files.createDirectory(folder.resolve(name)), path + name + "/", depth + 1);
      }
    }
  }

  private void entry(Path folder, String path) throws IOException {
    String name = name() + (random.nextInt(4) == 0 ? ".pyi" : ".py");
    Path place = folder.resolve(name);
    String shown = path + name;
    switch (random.nextInt(12)) {
      case 0, 1 -> fine(place, shown, valid());
      case 2, 3 -> broken(place, shown);
      case 4 -> large(place, shown);
      case 5 -> linkToFile(place, shown);
      case 6 -> skipped(Files.createSymbolicLink(place, Path.of("nowhere.py")), shown);
      case 7 -> skipped(Files.createSymbolicLink(place, Path.of(name)), shown);
      case 8 ->
          skipped(
              Files.createSymbolicLink(place, random.nextBoolean() ? root : Path.of(".")), shown);
      case 9 -> socket(place, shown);
      case 10 -> unreadable(place, shown);
      default -> Files.writeString(folder.resolve(name + ".txt"), "not Python (");
    }
  }

  private byte[] valid() {
    return switch (random.nextInt(7)) {
      case 0 -> new byte[0];
      case 1 -> "\uFEFFx = 'é'\n".getBytes(StandardCharsets.UTF_8);
      case 2 -> "# coding: latin-1\nx = '\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1);
      case 3 -> "x = 1\r\nif x:\r\n\ty = 2\r\n".getBytes(StandardCharsets.UTF_8);
      case 4 -> "x = 1\ry = 2".getBytes(StandardCharsets.UTF_8);
      case 5 -> ("x = " + "-".repeat(3_000) + "1\n").getBytes(StandardCharsets.UTF_8);
      default -> ("x = " + "a + ".repeat(3_000) + "a\n").getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] invalid() {
    return switch (random.nextInt(8)) {
      case 0 -> "x = '\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1);
      case 1 -> "# coding: no-such-thing\nx = 1\n".getBytes(StandardCharsets.UTF_8);
      case 2 -> "x = 1\0\n".getBytes(StandardCharsets.UTF_8);
      case 3 -> "def f(:\n".getBytes(StandardCharsets.UTF_8);
      case 4 -> "(".repeat(5_000).getBytes(StandardCharsets.UTF_8);
      case 5 -> "if x:\n\ty\n        z\n".getBytes(StandardCharsets.UTF_8);
      case 6 -> "print 'two'\n".getBytes(StandardCharsets.UTF_8);
      default -> {
        byte[] noise = new byte[500];
        random.nextBytes(noise);
        noise[0] = 0;
        yield noise;
      }
    };
  }

  private void fine(Path place, String shown, byte[] content) throws IOException {
    Files.write(place, content);
    read.add(shown);
  }

  private void broken(Path place, String shown) throws IOException {
    fine(place, shown, invalid());
    said.add(shown + " invalid-syntax");
  }

  private void large(Path place, String shown) throws IOException {
    Files.write(place, new byte[LARGEST + 1 + random.nextInt(1_000)]);
    said.add(shown + " io-error");
  }

  private void linkToFile(Path place, String shown) throws IOException {
    Path target = place.resolveSibling("target" + serial++);
    Files.writeString(target, "x = 1\n");
    Files.createSymbolicLink(place, target.getFileName());
    read.add(shown);
  }

  private void skipped(Path place, String shown) {
    assert Files.isSymbolicLink(place);
    said.add(shown + " skipped-file");
  }

  private void socket(Path place, String shown) throws IOException {
    Path near = Path.of("").toAbsolutePath().relativize(place);
    if (near.toString().getBytes(StandardCharsets.UTF_8).length > 90) {
      fine(place, shown, valid());
      return;
    }
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(near));
    }
    said.add(shown + " skipped-file");
  }

  private void unreadable(Path place, String shown) throws IOException {
    Files.writeString(place, "x = 1\n");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(place)) {
      read.add(shown);
    } else {
      said.add(shown + " io-error");
    }
  }

  /// Names that are no UTF-8, and a pipe: only a shell can make them.
  private void oddBytes() throws IOException, InterruptedException {
    shell(
        """
        printf 'x = 1' > "$(printf 'odd\\377\\351.py')"
        printf 'x = (' > "$(printf 'odd\\376.py')"
        mkfifo zz_pipe.py
        """);
    read.add("odd\\xFF\\xE9.py");
    read.add("odd\\xFE.py");
    said.add("odd\\xFE.py invalid-syntax");
    said.add("zz_pipe.py skipped-file");
  }

  /// Folders whose whole path is longer than the system takes in one piece. `cd -P` goes from
  /// folder to folder, where a plain `cd` would name the whole path.
  private void tooDeep() throws IOException, InterruptedException {
    String name = "d".repeat(200);
    shell(
        """
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
          mkdir %s && cd -P %s && echo 'x = 1' > leaf.py || exit 1
        done
        """
            .formatted(name, name));
    int most = 4096 - 1;
    int bytes = root.toString().getBytes(StandardCharsets.UTF_8).length;
    String path = "";
    while (bytes + path.length() + name.length() + 1 <= most) {
      path += name + "/";
      if (bytes + 1 + path.length() + "leaf.py".length() > most) {
        break;
      }
      read.add(path + "leaf.py");
    }
  }

  /// Runs a script in the root.
  void shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-ec", script).directory(root.toFile()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("the script failed");
    }
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)] + serial++;
  }
}
