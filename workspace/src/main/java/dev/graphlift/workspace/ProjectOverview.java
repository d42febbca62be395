package dev.graphlift.workspace;

import java.util.List;

/// What a browsable report shows of a project beside its findings: how far each function reaches,
/// what every rule says of it, and who calls whom.
///
/// @param functions in the order of the report
/// @param calls the calls between functions of the project, in the order of files and places
public record ProjectOverview(List<FunctionOverview> functions, List<Call> calls) {
  /// Nothing.
  public static final ProjectOverview NONE = new ProjectOverview(List.of(), List.of());

  public ProjectOverview {
    functions = List.copyOf(functions);
    calls = List.copyOf(calls);
  }

  /// One function.
  ///
  /// @param name the dotted path in its module
  /// @param line the line of its `def`
  /// @param first its first line, decorators included
  /// @param last its last line
  /// @param diagnostics what there is to report of it
  /// @param origins for each of its parameters where its values come from
  /// @param rules what rules say that have something to say; none under a profile with other rules
  public record FunctionOverview(
      String file,
      String name,
      int line,
      int first,
      int last,
      List<Diagnostic> diagnostics,
      List<List<Diagnostic.Related>> origins,
      List<Judged> rules) {
    public FunctionOverview {
      diagnostics = List.copyOf(diagnostics);
      origins = origins.stream().map(List::copyOf).toList();
      rules = List.copyOf(rules);
    }
  }

  /// What one rule says of one function.
  ///
  /// @param summary what the rule is about, in a line
  /// @param findings what it found, or what it would have to know
  public record Judged(
      String rule,
      String summary,
      Explanation.Outcome outcome,
      Purpose purpose,
      List<Diagnostic> findings) {
    public Judged {
      findings = List.copyOf(findings);
    }
  }

  /// What a rule's word means for the verdict.
  public enum Purpose {
    /// Running as a graph would change what the function does, or raise.
    SAFETY,
    /// Running as a graph would not pay.
    BENEFIT,
    /// It is told and decides nothing.
    REMARK
  }

  /// A function or, as a caller, the body of a module.
  ///
  /// @param name the dotted path in its module; empty for the module itself
  /// @param line the line of its `def`; 1 for a module
  public record Callable(String file, String name, int line) {}

  /// A call of a function of the project.
  ///
  /// @param caller what makes it
  public record Call(Callable caller, Callable callee, Diagnostic.Span span) {}
}
