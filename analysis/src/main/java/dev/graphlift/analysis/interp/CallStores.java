package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Parameter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries what a call stores into its arguments back to the caller, in whose eyes the places have
/// other paths.
final class CallStores {
  /// What the paths of places behind global variables start with.
  private static final String GLOBAL = "\1";

  private CallStores() {}

  /// What is known of places behind parameters and globals at a return.
  static Map<String, Value> leaving(Frame frame) {
    Map<String, Value> known = new HashMap<>();
    frame
        .locals()
        .stored()
        .forEach((path, value) -> {
          String root = AccessPath.rootOf(path);
          if (isStable(frame, root)) {
            switch (frame.scope().access(root)) {
              case Access.Local() -> known.put(path, value);
              case Access.Global() -> known.put(GLOBAL + path, value);
              case Access.Cell _, Access.ClassThenGlobal _ -> {}
            }
          }
        });
    return known;
  }

  /// Whether a variable is bound once, or given by the caller, and by no inner function.
  private static boolean isStable(Frame frame, String root) {
    return switch (frame.scope().access(root)) {
      case Access.Local() ->
          frame.scope().bindings(root).stream().allMatch(Binding.Given.class::isInstance);
      case Access.Global() -> isBoundBy(frame.file().moduleScope(), frame, root);
      case Access.Cell _, Access.ClassThenGlobal _ -> false;
    };
  }

  /// Whether a variable is bound in its own scope alone, so that no call rebinds it.
  private static boolean isBoundBy(Scope owner, Frame frame, String root) {
    return owner.bindings(root).stream()
        .filter(binding -> !(binding instanceof Binding.Given))
        .allMatch(binding -> frame.file().scopeAt(binding.node().id()) == owner);
  }

  /// Notes what a call has stored into the arguments it was written with.
  ///
  /// @param made what the call has run
  static void carryBack(Frame frame, Expression.Call call, Value callee, Activation made) {
    Map<String, Expression> arguments = arguments(call, callee, made);
    if (arguments.isEmpty()) {
      return;
    }
    made.exitStores()
        .read(frame.activation())
        .forEach((path, value) -> {
          if (path.startsWith(GLOBAL)) {
            String own = path.substring(GLOBAL.length());
            if (seesGlobal(frame, made, AccessPath.rootOf(own))) {
              frame.locals().store(own, value);
            }
          } else {
            Optional.ofNullable(arguments.get(AccessPath.rootOf(path)))
                .flatMap(argument -> AccessPath.of(frame, argument))
                .filter(base -> staysBound(frame, AccessPath.rootOf(base)))
                .ifPresent(base -> frame.locals().store(AccessPath.rebased(path, base), value));
          }
        });
  }

  private static boolean seesGlobal(Frame frame, Activation made, String root) {
    return made.environment().module() == frame.environment().module()
        && frame.scope().access(root) instanceof Access.Global;
  }

  private static boolean staysBound(Frame frame, String root) {
    return switch (frame.scope().access(root)) {
      case Access.Local() -> isBoundBy(frame.scope(), frame, root);
      case Access.Global() -> isBoundBy(frame.file().moduleScope(), frame, root);
      case Access.Cell _, Access.ClassThenGlobal _ -> false;
    };
  }

  /// The expressions that parameters are given at a call of just one function of the project.
  private static Map<String, Expression> arguments(
      Expression.Call call, Value callee, Activation made) {
    Map<String, Expression> arguments = new LinkedHashMap<>();
    Optional<Atom> only = callee.only();
    boolean bound =
        only.isPresent()
            && only.get() instanceof Atom.Bound(var _, var function)
            && isOf(made, function)
            && call.function() instanceof Expression.Attribute;
    if (only.isEmpty() || !(bound || isOf(made, only.get()))) {
      return Map.of();
    }
    List<Parameter> positional =
        ((Activation.Subject.Call) made.subject()).function().code().parameters().positional();
    int next = 0;
    arguments.put(GLOBAL, call.function());
    if (bound && !positional.isEmpty()) {
      arguments.put(
          positional.get(next++).name(), ((Expression.Attribute) call.function()).value());
    }
    for (Argument argument : call.arguments()) {
      switch (argument.kind()) {
        case POSITIONAL -> {
          if (argument.value() instanceof Expression.Starred || next >= positional.size()) {
            return arguments;
          }
          arguments.put(positional.get(next++).name(), argument.value());
        }
        case KEYWORD -> arguments.put(argument.name().orElseThrow(), argument.value());
        case MAPPING -> {}
      }
    }
    return arguments;
  }

  private static boolean isOf(Activation made, Atom function) {
    return made.subject() instanceof Activation.Subject.Call(var called) && called.equals(function);
  }
}
