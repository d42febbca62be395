package dev.graphlift.workspace;

import dev.graphlift.source.Position;
import dev.graphlift.source.Problem;
import dev.graphlift.syntax.Parsed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Reads and parses the files of a project on several threads.
///
/// Whatever goes wrong with one file becomes one diagnostic about it; the others are read all the
/// same. The result does not depend on the number of threads.
///
/// @param tree where the files lie
public record SourceReading(
    FileTree tree, SourceParser parser, Progress progress, Cancellation cancellation) {
  /// Deep enough for expressions of hundreds of thousands of terms; only what is used is paid for.
  private static final long STACK = 64L << 20;

  /// Reads all files of a project.
  ///
  /// @throws CancellationException when told to stop or interrupted
  public ProjectSources read(Project project) {
    List<ProjectFile> files = project.files();
    Run run = new Run(files, project.settings().maxFileSize());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(project.settings().jobs(), files.size())),
            Thread.ofPlatform().name("reading-", 0).daemon().stackSize(STACK).factory())) {
      for (int i = 0; i < files.size(); i++) {
        int index = i;
        threads.execute(() -> run.file(index));
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    cancellation.check();
    run.retryAlone();
    return run.result();
  }

  /// What became of one file.
  private sealed interface Outcome {
    record Read(SourceFile file) implements Outcome {}

    record Failed(Diagnostic why) implements Outcome {}

    /// There was no memory left while several files were in work; it may do alone.
    record OutOfMemory() implements Outcome {}
  }

  /// The state of one reading.
  private final class Run {
    private final List<ProjectFile> files;
    private final long largest;
    private final AtomicReferenceArray<Outcome> outcomes;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong reading = new AtomicLong();
    private final AtomicLong parsing = new AtomicLong();

    Run(List<ProjectFile> files, long largest) {
      this.files = files;
      this.largest = largest;
      this.outcomes = new AtomicReferenceArray<>(files.size());
    }

    void file(int index) {
      if (cancellation.requested()) {
        return;
      }
      outcomes.set(index, attempt(files.get(index)));
      progress.report(Progress.Stage.READ, done.incrementAndGet(), files.size());
    }

    void retryAlone() {
      for (int i = 0; i < files.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.OutOfMemory) {
          cancellation.check();
          outcomes.set(i, alone(files.get(i)));
        }
      }
    }

    private Outcome alone(ProjectFile file) {
      AtomicReferenceArray<Outcome> outcome = new AtomicReferenceArray<>(1);
      try (ExecutorService thread =
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().name("reading-alone").daemon().stackSize(STACK).factory())) {
        thread.execute(() -> outcome.set(0, attempt(file)));
      }
      return outcome.get(0);
    }

    // A broken file must never take the others down, so this is the place where anything at all is
    // caught: a bug in the parser, a stack or a heap that is too small.
    private Outcome attempt(ProjectFile file) {
      try {
        long start = System.nanoTime();
        FileContent content = tree.read(file.location(), largest);
        long read = System.nanoTime();
        reading.addAndGet(read - start);
        Parsed parsed = parser.parse(file.path(), content.bytes());
        parsing.addAndGet(System.nanoTime() - read);
        return new Outcome.Read(new SourceFile(file, parsed, content.stamp()));
      } catch (IOException failure) {
        return failed(file, Diagnostic.IO_ERROR, "cannot be read: " + FileFailure.reason(failure));
      } catch (OutOfMemoryError _) {
        return new Outcome.OutOfMemory();
      } catch (StackOverflowError _) {
        return failed(file, Diagnostic.INVALID_SYNTAX, "the program nests too deeply to be parsed");
      } catch (RuntimeException | Error bug) {
        progress.failed(bug);
        return failed(file, Diagnostic.INVALID_SYNTAX, "the parser failed: " + bug);
      }
    }

    private Outcome failed(ProjectFile file, String code, String message) {
      return new Outcome.Failed(
          Diagnostic.ofFile(code, Diagnostic.Severity.ERROR, file.path(), message));
    }

    ProjectSources result() {
      List<SourceFile> read = new ArrayList<>();
      List<Diagnostic> diagnostics = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        switch (outcomes.get(i)) {
          case Outcome.Read(SourceFile file) -> {
            read.add(file);
            file.parsed().problems().forEach(problem -> diagnostics.add(syntax(file, problem)));
          }
          case Outcome.Failed(Diagnostic why) -> diagnostics.add(why);
          case Outcome.OutOfMemory() -> diagnostics.add(tooLarge(files.get(i)));
        }
      }
      Duration readTime = Duration.ofNanos(reading.get());
      return new ProjectSources(read, diagnostics, readTime, Duration.ofNanos(parsing.get()));
    }

    private static Diagnostic tooLarge(ProjectFile file) {
      return Diagnostic.ofFile(
          Diagnostic.IO_ERROR,
          Diagnostic.Severity.ERROR,
          file.path(),
          "cannot be read: there is not enough memory for it");
    }
  }

  private static Diagnostic syntax(SourceFile file, Problem problem) {
    var lines = file.text().lines();
    Position start = lines.position(problem.place().range().start());
    Position end = lines.position(problem.place().range().end());
    Diagnostic.Span span =
        new Diagnostic.Span(file.path(), start.line(), start.column(), end.line(), end.column());
    return new Diagnostic(
        Diagnostic.INVALID_SYNTAX, Diagnostic.Severity.ERROR, span, problem.message(), List.of());
  }
}
