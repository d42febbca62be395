package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.Clue;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Severity;
import dev.graphlift.workspace.Diagnostic.Span;
import dev.graphlift.workspace.Fixes;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.FunctionReport.Decorator;
import dev.graphlift.workspace.FunctionReport.Dimension;
import dev.graphlift.workspace.FunctionReport.Evidence;
import dev.graphlift.workspace.FunctionReport.Parameter;
import dev.graphlift.workspace.FunctionReport.Signature;
import dev.graphlift.workspace.FunctionReport.TensorType;
import dev.graphlift.workspace.OutputFormat;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.ProjectReport.Timing;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Stands in for the analysis: Python files whose comments say what it would have found, so that
/// pages about the command line need no more Python than they show.
///
/// On the line of a `def`: `#: ready`, `#: graph`, `#: back`, `#: open` or `#: blocked RULE TEXT`.
/// On other lines: `#: note TEXT` relates the line to the last function, `#: broken TEXT` is a
/// syntax error, `#: crash` a bug of ours, `#: hungry` needs more memory than there is beside
/// others, `#: starved` more than there is at all.
final class MarkedFiles implements Analyzer {
  private static final Pattern DEF =
      Pattern.compile("\\s*def (\\w+)\\((.*)\\):\\s*#: (\\w+) ?([\\w-]*) ?(.*)");
  private static final Pattern MARK =
      Pattern.compile("(\\s*)(.*?)\\s*#: (note|broken|crash|hungry|starved) ?(.*)");

  private final Set<Path> hungry = ConcurrentHashMap.newKeySet();

  @Override
  public Outcome analyse(Request request, Progress progress) {
    Map<String, SourceText> texts = new LinkedHashMap<>();
    Path root = root(request);
    for (Path path : request.paths()) {
      Path start = request.directory().resolve(path);
      if (!Files.exists(start)) {
        return new Outcome(List.of(), List.of("`%s`: no such file or folder".formatted(path)));
      }
      pythonFiles(start)
          .forEach(file -> {
            String name = root.relativize(file).toString();
            texts.put(name, SourceText.of(name, read(file)));
          });
    }
    Reading reading = new Reading(request, hungry);
    texts.values().forEach(reading::file);
    ProjectReport report =
        new ProjectReport(
            request.paths().getFirst().toString(),
            texts.size(),
            texts.values().stream().mapToLong(text -> text.lines().lineCount() - 1).sum(),
            reading.functions,
            reading.diagnostics,
            new Timing(
                Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3), Duration.ZERO));
    Sources sources = file -> Optional.ofNullable(texts.get(file));
    Analysed analysed =
        new Analysed(
            report,
            root,
            OutputFormat.FULL,
            sources,
            List.of(Clue.values()),
            ResearchTables.NONE,
            () -> texts.values().toString(),
            Fixes.NONE,
            Optional.empty(),
            _ -> false);
    return new Outcome(List.of(analysed), List.of());
  }

  @Override
  public long size(Request request) {
    return 0;
  }

  @Override
  public Optional<String> fingerprint(Request request) {
    return Optional.empty();
  }

  @Override
  public Explained explain(Request request, int line, Progress progress) {
    return new Explained(root(request), Optional.empty(), List.of());
  }

  private static Path root(Request request) {
    Path first = request.directory().resolve(request.paths().getFirst()).normalize();
    return Files.isDirectory(first) ? first : request.directory();
  }

  private static List<Path> pythonFiles(Path start) {
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(file -> file.toString().endsWith(".py"))
          .map(Path::normalize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the marks of files.
  private static final class Reading {
    private final Request request;
    private final Set<Path> fed;
    private final List<FunctionReport> functions = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Reading(Request request, Set<Path> fed) {
      this.request = request;
      this.fed = fed;
    }

    void file(SourceText text) {
      List<String> lines = text.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher def = DEF.matcher(lines.get(i));
        Matcher mark = MARK.matcher(lines.get(i));
        if (def.matches()) {
          function(text.path(), i + 1, def);
        } else if (mark.matches()) {
          mark(text.path(), i + 1, mark);
        }
      }
    }

    private void function(String file, int line, Matcher def) {
      Span span = new Span(file, line, def.start(1) + 1, line, def.end(1) + 1);
      functions.add(report(span, def));
      switch (def.group(3)) {
        case "ready" ->
            found(
                "eager-function",
                Severity.WARNING,
                span,
                "`%s` could run as a graph".formatted(def.group(1)));
        case "back" ->
            found(
                "needless-graph",
                Severity.WARNING,
                span,
                "`%s` gains nothing as a graph".formatted(def.group(1)));
        case "blocked" -> found(def.group(4), Severity.INFO, span, def.group(5));
        default -> {}
      }
    }

    private void mark(String file, int line, Matcher mark) {
      Span span =
          new Span(
              file, line, mark.start(2) + 1, line, Math.max(mark.end(2), mark.start(2) + 1) + 1);
      switch (mark.group(3)) {
        case "note" -> {
          Diagnostic last = diagnostics.removeLast();
          List<Related> related = new ArrayList<>(last.related());
          related.add(new Related(span, mark.group(4)));
          diagnostics.add(
              new Diagnostic(
                  last.code(), last.severity(), last.span(), last.message(), related, last.fix()));
        }
        case "broken" -> found("invalid-syntax", Severity.ERROR, span, mark.group(4));
        case "hungry" -> {
          if (fed.add(request.paths().getFirst())) {
            throw new OutOfMemoryError("asked to");
          }
        }
        case "starved" -> throw new OutOfMemoryError("asked to");
        default -> throw new IllegalStateException("asked to crash");
      }
    }

    private void found(String code, Severity severity, Span span, String message) {
      boolean chosen = !named(request, "select=") || named(request, "select=", code);
      if (chosen && !named(request, "ignore=", code)) {
        diagnostics.add(
            new Diagnostic(
                code,
                severity,
                span,
                message,
                List.of(),
                severity == Severity.WARNING && message.contains("gains")
                    ? Optional.of(
                        new Diagnostic.Fix(
                            "run it eagerly", Applicability.SAFE, List.of(), List.of()))
                    : Optional.empty()));
      }
    }

    private static boolean named(Request request, String... texts) {
      return request.overrides().stream().anyMatch(o -> Stream.of(texts).allMatch(o::contains));
    }

    private static FunctionReport report(Span span, Matcher def) {
      String standing = def.group(3);
      boolean hybrid = standing.equals("graph") || standing.equals("back");
      return new FunctionReport(
          span.file(),
          def.group(1),
          span.line(),
          span.column(),
          hybrid,
          hybrid
              ? Optional.of(new Decorator("@tf.function(jit_compile=True)", List.of("jit_compile")))
              : Optional.empty(),
          facts(standing),
          Stream.of(def.group(2).split(", "))
              .filter(n -> !n.isEmpty())
              .map(Reading::parameter)
              .toList(),
          standing.equals("ready")
              ? Optional.of(new Signature.Absent("UNKNOWN_DTYPE"))
              : Optional.empty(),
          standing.equals("ready") ? Optional.of("P1") : Optional.empty(),
          switch (standing) {
            case "ready" -> List.of("CONVERT_TO_HYBRID");
            case "back" -> List.of("CONVERT_TO_EAGER");
            default -> List.of();
          },
          standing.equals("blocked") ? List.of("HAS_PYTHON_SIDE_EFFECTS") : List.of(),
          List.of(),
          List.of(new Evidence("tensor_parameter", span.file(), span.line(), "said by a mark")));
    }

    private static Map<String, Truth> facts(String standing) {
      Map<String, Truth> facts = new LinkedHashMap<>();
      facts.put("tensor_parameter", standing.equals("open") ? Truth.UNKNOWN : Truth.TRUE);
      facts.put("recursive", Truth.FALSE);
      return facts;
    }

    private static Parameter parameter(String name) {
      List<Dimension> shape =
          List.of(
              new Dimension.Fixed(2),
              new Dimension.Dynamic(),
              new Dimension.Unresolved(),
              new Dimension.Ragged());
      return new Parameter(
          name,
          Truth.TRUE,
          Truth.FALSE,
          List.of(
              new TensorType("float32", Optional.of(shape)),
              new TensorType("unknown", Optional.empty())),
          Truth.UNKNOWN);
    }
  }
}
