package dev.graphlift.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What researchers compare: who calls whom in a project, and the types of its variables.
///
/// @param calls each node of the call graph with the nodes it calls, in order; empty if not wanted
/// @param types the types in the order of files and places; empty if not wanted
public record ResearchTables(Map<String, List<String>> calls, List<TypeReport> types) {
  /// Nothing.
  public static final ResearchTables NONE = new ResearchTables(Map.of(), List.of());

  public ResearchTables {
    calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    types = List.copyOf(types);
  }

  /// Which tables are wanted.
  ///
  /// @param calls what counts as a call; empty for no call graph
  public record Wanted(Optional<Calls> calls, Types types) {
    /// No tables.
    public static final Wanted NOTHING = new Wanted(Optional.empty(), Types.LEAVE_OUT);
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

  /// Whether types are wanted.
  public enum Types {
    INFER,
    LEAVE_OUT
  }

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
