package dev.graphlift.workspace;

import dev.graphlift.rules.Rules;
import dev.graphlift.source.Position;
import dev.graphlift.syntax.Comment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Leaves out what the user does not want to hear: by a comment `# graphlift: ignore[rule]` on the
/// line of a diagnostic, or by `per-file-ignores`.
///
/// A comment that suppresses nothing is reported, so that none outlives its reason.
final class Suppressions {
  /// A comment suppresses nothing.
  static final String UNUSED = "unused-ignore";

  private static final Pattern COMMENT =
      Pattern.compile("#\\s*graphlift:\\s*ignore(?:\\[([^]]*)])?");
  private static final String ALL = "ALL";

  /// Codes that are no rules of their own, but may be suppressed all the same.
  private static final Set<String> VERDICTS =
      Stream.concat(Fixes.CODES.stream(), Stream.of(Diagnostic.CANNOT_TELL))
          .collect(Collectors.toUnmodifiableSet());

  private final Settings settings;
  private final Map<Line, Ignore> ignores = new LinkedHashMap<>();

  private Suppressions(ProjectSources sources, Settings settings) {
    this.settings = settings;
    for (SourceFile file : sources.files()) {
      for (Comment comment : file.parsed().comments()) {
        read(file, comment);
      }
    }
  }

  private record Line(String file, int line) {}

  /// One comment.
  ///
  /// @param codes what it suppresses; `ALL` for everything
  /// @param used which of these it did suppress
  private record Ignore(Diagnostic.Span span, Set<String> codes, Set<String> used) {}

  /// The diagnostics that are left, and those about comments.
  static List<Diagnostic> applied(
      ProjectSources sources, Settings settings, List<Diagnostic> diagnostics) {
    Suppressions suppressions = new Suppressions(sources, settings);
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (!suppressions.covers(diagnostic)) {
        left.add(diagnostic);
      }
    }
    left.addAll(suppressions.unused());
    return left;
  }

  private void read(SourceFile file, Comment comment) {
    Matcher matcher = COMMENT.matcher(comment.text());
    if (!matcher.find()) {
      return;
    }
    Set<String> codes = new LinkedHashSet<>();
    String listed = matcher.group(1) == null ? ALL : matcher.group(1);
    for (String code : listed.split(",", -1)) {
      if (!code.isBlank()) {
        codes.add(code.strip());
      }
    }
    int at = comment.range().start() + matcher.start();
    Position start = file.text().lines().position(at);
    Position end = file.text().lines().position(at + matcher.group().length());
    Diagnostic.Span span =
        new Diagnostic.Span(file.path(), start.line(), start.column(), end.line(), end.column());
    ignores.put(
        new Line(file.path(), start.line()), new Ignore(span, codes, new LinkedHashSet<>()));
  }

  private boolean covers(Diagnostic diagnostic) {
    if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
      return false;
    }
    String code = diagnostic.code();
    Ignore ignore = ignores.get(new Line(diagnostic.span().file(), diagnostic.span().line()));
    if (ignore != null && (ignore.codes().contains(ALL) || ignore.codes().contains(code))) {
      ignore.used().add(ignore.codes().contains(ALL) ? ALL : code);
      return true;
    }
    return settings.perFileIgnores().stream()
        .filter(each -> each.pattern().matches(diagnostic.span().file()))
        .anyMatch(each -> each.rules().contains(ALL) || each.rules().contains(code));
  }

  private List<Diagnostic> unused() {
    List<Diagnostic> found = new ArrayList<>();
    for (Ignore ignore : ignores.values()) {
      for (String code : ignore.codes()) {
        if (!ignore.used().contains(code)) {
          message(code).ifPresent(message -> found.add(warning(ignore, message)));
        }
      }
    }
    return found;
  }

  /// What to say of a suppression that did nothing. One of a rule that is not applied may be needed
  /// when it is.
  private Optional<String> message(String code) {
    boolean isKnown = code.equals(ALL) || VERDICTS.contains(code) || Rules.find(code).isPresent();
    if (!isKnown) {
      return Optional.of("no rule is called `%s`".formatted(code));
    }
    boolean isApplied =
        code.equals(ALL)
            || VERDICTS.contains(code)
            || Reports.rules(settings).stream().anyMatch(rule -> rule.rule().id().equals(code));
    return isApplied
        ? Optional.of(
            code.equals(ALL)
                ? "nothing is suppressed here"
                : "nothing is suppressed here for `%s`".formatted(code))
        : Optional.empty();
  }

  private static Diagnostic warning(Ignore ignore, String message) {
    return new Diagnostic(UNUSED, Diagnostic.Severity.WARNING, ignore.span(), message, List.of());
  }
}
