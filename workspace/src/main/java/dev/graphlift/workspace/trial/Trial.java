package dev.graphlift.workspace.trial;

import dev.graphlift.workspace.FixedFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Runs a command on copies of a project, with and without edits, and tells what was seen.
///
/// Every run gets a fresh copy in the same place: what one run leaves behind, no other finds, and
/// paths that are printed are the same. The project itself is read once and never written.
public final class Trial implements AutoCloseable {
  private static final String PROBE = "sitecustomize.py";
  private static final long MOST_OUTPUT = 16L << 20;
  private static final int LAST_LINES = 20;

  private final Setup setup;
  private final Path scratch;
  private final List<String> leftOut;

  private final AtomicReference<Optional<Process>> running =
      new AtomicReference<>(Optional.empty());

  /// Cleans up when the user stops Graphlift itself.
  private final Thread end = new Thread(this::abandon);

  private Trial(Setup setup, Path scratch, List<String> leftOut) {
    this.setup = setup;
    this.scratch = scratch;
    this.leftOut = List.copyOf(leftOut);
  }

  /// What is run, and where.
  ///
  /// @param root the folder of the project
  /// @param folder where the command starts, inside the project
  /// @param environment the variables it sees
  /// @param excluded tells of paths inside the project whether they are not copied
  /// @param mostBytes refuses to copy more
  public record Setup(
      Path root,
      Path folder,
      TrialCommand command,
      Map<String, String> environment,
      Predicate<String> excluded,
      long mostBytes) {
    public Setup {
      environment = Map.copyOf(environment);
    }
  }

  /// Copies the project and makes ready to run it with some edits or all.
  ///
  /// @param edited the files with all edits
  /// @param watched the functions that they change
  /// @throws CopyTooLargeException when the project is too large
  public static Trial prepare(Setup setup, List<FixedFile> edited, List<Watched> watched)
      throws IOException {
    Path scratch = Files.createTempDirectory("graphlift-verify-").toRealPath();
    try {
      Path before = scratch.resolve("before");
      Trial trial =
          new Trial(
              setup,
              scratch,
              FolderCopy.copy(setup.root(), before, setup.excluded(), setup.mostBytes()));
      for (FixedFile file : edited) {
        trial.edit(file, scratch.resolve("after"));
      }
      Path probe = Files.createDirectory(scratch.resolve("probe"));
      try (InputStream text = Trial.class.getResourceAsStream(PROBE)) {
        Files.copy(Objects.requireNonNull(text), probe.resolve(PROBE));
      }
      Files.writeString(scratch.resolve("plan"), trial.plan(watched));
      Runtime.getRuntime().addShutdownHook(trial.end);
      return trial;
    } catch (IOException failure) {
      FolderCopy.delete(scratch);
      throw failure;
    }
  }

  /// What was not copied, by its path inside the project.
  public List<String> leftOut() {
    return leftOut;
  }

  /// Runs the command once.
  ///
  /// @param edited the files with those edits that are tried; none for the project as it is
  /// @param limit how long it may take
  public Observed run(List<FixedFile> edited, Duration limit)
      throws IOException, InterruptedException {
    Path copy = copy();
    Path records = scratch.resolve("records");
    FolderCopy.delete(scratch.resolve("run"));
    FolderCopy.delete(records);
    FolderCopy.copy(scratch.resolve("before"), copy, _ -> false, Long.MAX_VALUE);
    Files.createDirectory(records);
    for (FixedFile file : edited) {
      edit(file, copy);
    }
    long started = System.nanoTime();
    Optional<Integer> exit = execute(copy, limit);
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    List<String> errors = lines(scratch.resolve("err"));
    return new Observed(
        exit,
        wall,
        lines(scratch.resolve("out")),
        errors.subList(Math.max(0, errors.size() - LAST_LINES), errors.size()),
        record(records));
  }

  /// Where every run finds its copy: a folder of the project's own name, for programs that print
  /// it.
  private Path copy() {
    Path name = Objects.requireNonNullElse(setup.root().getFileName(), Path.of("project"));
    return scratch.resolve("run").resolve(name.toString());
  }

  /// Puts an edited file into a folder in place of the copy of the original.
  private void edit(FixedFile file, Path folder) throws IOException {
    Path copy = folder.resolve(file.path());
    Files.createDirectories(copy.resolveSibling("."));
    Files.copy(
        scratch.resolve("before").resolve(file.path()), copy, StandardCopyOption.REPLACE_EXISTING);
    Optional<String> refusal = file.writeTo(copy);
    if (refusal.isPresent()) {
      throw new IOException("`%s`: %s".formatted(file.path(), refusal.get()));
    }
  }

  private String plan(List<Watched> watched) {
    StringBuilder plan = new StringBuilder();
    plan.append(RecordFile.row("root", copy().toString()))
        .append(RecordFile.row("original", setup.root().toString()))
        .append(RecordFile.row("before", scratch.resolve("before").toString()))
        .append(RecordFile.row("after", scratch.resolve("after").toString()))
        .append(RecordFile.row("records", scratch.resolve("records").toString()));
    for (Watched function : watched) {
      plan.append(
          RecordFile.row(
              "function",
              Integer.toString(function.number()),
              function.file(),
              function.name(),
              Integer.toString(function.ordinal())));
    }
    return plan.toString();
  }

  private Optional<Integer> execute(Path copy, Duration limit)
      throws IOException, InterruptedException {
    Path probe = scratch.resolve("probe").resolve(PROBE);
    List<String> words =
        setup.command().started(probe).stream().map(word -> moved(word, copy)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(copy.resolve(setup.root().relativize(setup.folder())).toFile())
            .redirectOutput(scratch.resolve("out").toFile())
            .redirectError(scratch.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(setup.environment());
    prepare(builder.environment(), probe);
    Process process;
    try {
      process = builder.start();
    } catch (IOException failure) {
      throw new IOException("cannot start `%s`".formatted(words.getFirst()), failure);
    }
    running.set(Optional.of(process));
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? Optional.of(process.exitValue()) : Optional.empty();
    } finally {
      stop(process);
      running.set(Optional.empty());
    }
  }

  private void prepare(Map<String, String> environment, Path probe) {
    String others = environment.getOrDefault("PYTHONPATH", "");
    String first = probe.resolveSibling("").toString();
    environment.put("PYTHONPATH", others.isEmpty() ? first : first + File.pathSeparator + others);
    environment.put("GRAPHLIFT_TRIAL", scratch.resolve("plan").toString());
    environment.put("PYTHONHASHSEED", "0");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.remove("PYTHONPYCACHEPREFIX");
  }

  /// A word of the command; one that names a file of the project names that of the copy.
  private String moved(String word, Path copy) {
    if (!word.startsWith(setup.root() + "/")) {
      return word;
    }
    Path inside = setup.root().relativize(Path.of(word));
    return Files.exists(copy.resolve(inside)) ? copy.resolve(inside).toString() : word;
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void abandon() {
    running.get().ifPresent(Trial::stop);
    try {
      FolderCopy.delete(scratch);
    } catch (IOException _) {
      // What cannot be removed now, the system removes with its other temporary files.
    }
  }

  private static Optional<Observed.Log> record(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      // Their names begin with the time at which the process began.
      files = all.filter(file -> !file.toString().endsWith(".tmp")).sorted().toList();
    }
    List<Observed.Log> records = new ArrayList<>();
    for (Path file : files) {
      records.add(RecordFile.read(Files.readAllLines(file, StandardCharsets.UTF_8)));
    }
    return records.stream().reduce(Observed.Log::with);
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) MOST_OUTPUT);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /// Removes all copies.
  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(end);
    FolderCopy.delete(scratch);
  }
}
