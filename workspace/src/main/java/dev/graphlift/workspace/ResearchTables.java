package dev.graphlift.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What researchers compare: who calls whom in a project, and the types of its variables.
///
/// @param calls each node of the call graph with the nodes it calls, in order; empty if not wanted
/// @param types the types in the order of files and places; empty if not wanted
/// @param functions what there is to say of each function of the report, in its order; empty if not
///   wanted
/// @param resolvedCalls the calls whose target is known, in the order of files and places; empty if
///   not wanted
/// @param limits where ceilings of the analysis left something open; empty if not wanted
/// @param overview what a browsable report shows besides; nothing if not wanted
public record ResearchTables(
    Map<String, List<String>> calls,
    List<TypeReport> types,
    List<FunctionDetails> functions,
    List<ResolvedCall> resolvedCalls,
    List<DepthLimit> limits,
    ProjectOverview overview) {
  /// Nothing.
  public static final ResearchTables NONE =
      new ResearchTables(
          Map.of(), List.of(), List.of(), List.of(), List.of(), ProjectOverview.NONE);

  public ResearchTables {
    calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    types = List.copyOf(types);
    functions = List.copyOf(functions);
    resolvedCalls = List.copyOf(resolvedCalls);
    limits = List.copyOf(limits);
  }

  /// Which tables are wanted.
  ///
  /// @param calls what counts as a call; empty for no call graph
  /// @param tables the others
  public record Wanted(Optional<Calls> calls, SortedSet<Table> tables) {
    /// No tables.
    public static final Wanted NOTHING = new Wanted(Optional.empty(), new TreeSet<>());

    public Wanted {
      tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    }

    /// The same and one more.
    public Wanted and(Table table) {
      TreeSet<Table> more = new TreeSet<>(tables);
      more.add(table);
      return new Wanted(calls, more);
    }
  }

  /// A table besides the call graph.
  public enum Table {
    /// Details of functions, and ceilings.
    FUNCTIONS,
    /// What a browsable report shows.
    OVERVIEW,
    RESOLVED_CALLS,
    TYPES
  }

  /// What counts as a call.
  public enum Calls {
    /// Calls of functions and methods, written or implicit, without constructors.
    CALLS,
    /// The same with the `__init__` that making an object calls.
    CONSTRUCTORS,
    /// The same with class bodies and modules as nodes, called by the statement that runs them.
    BODIES
  }

  /// A call whose target is known.
  ///
  /// @param callee the dotted name of what is called
  /// @param expression the call as written, on one line
  /// @param caller the dotted name of what calls
  public record ResolvedCall(
      String callee, String expression, String caller, String file, int line) {}

  /// A function or module where a ceiling of the analysis left something open.
  ///
  /// @param method its dotted name
  /// @param what which ceiling
  public record DepthLimit(String method, String file, int line, String what) {}

  /// What one variable, parameter or function result may be.
  ///
  /// @param span the variable or parameter, or the name of the function that returns
  /// @param function the function around it, or that returns
  /// @param types names of types; empty where it cannot be told
  /// @param values the same in words, with constants, elements, shapes and element types
  public record TypeReport(
      Diagnostic.Span span,
      Optional<String> function,
      Subject subject,
      String name,
      List<String> types,
      String values) {
    public TypeReport {
      types = List.copyOf(types);
    }
  }

  /// What a [TypeReport] is about.
  public enum Subject {
    VARIABLE,
    PARAMETER,
    RESULT
  }
}
