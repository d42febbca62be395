package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import java.util.List;

/// Special methods of the project's classes that built-in functions call without giving what they
/// return: `str(x)` calls `__str__`, or `__repr__` where there is none.
final class Protocols {
  private static final List<String> TEXT = List.of("__str__", "__repr__");

  private final Interpreter interpreter;

  Protocols(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Calls what a built-in function calls of its arguments.
  void called(Frame frame, Node at, String function, Arguments arguments) {
    List<String> methods = methods(function);
    if (methods.isEmpty()) {
      return;
    }
    Value subject =
        function.equals("print") || function.equals("str.format")
            ? arguments.all()
            : arguments.argument(0, "");
    first(frame, at, subject, methods);
  }

  private static List<String> methods(String function) {
    return switch (function) {
      case "str", "print", "str.format" -> TEXT;
      case "repr", "ascii" -> List.of("__repr__");
      case "format" -> List.of("__format__", "__str__", "__repr__");
      case "bool" -> List.of("__bool__", "__len__");
      case "len" -> List.of("__len__");
      case "hash" -> List.of("__hash__");
      case "int" -> List.of("__int__", "__index__", "__trunc__");
      case "float" -> List.of("__float__", "__index__");
      case "complex" -> List.of("__complex__", "__float__");
      case "bytes" -> List.of("__bytes__", "__iter__");
      case "round" -> List.of("__round__");
      case "dir" -> List.of("__dir__");
      default -> List.of();
    };
  }

  /// Calls what putting a value into a formatted string calls.
  void formatted(Frame frame, Node at, Value value, char conversion) {
    first(
        frame,
        at,
        value,
        switch (conversion) {
          case 's' -> TEXT;
          case 'r', 'a' -> List.of("__repr__");
          default -> List.of("__format__", "__str__", "__repr__");
        });
  }

  /// Calls the first of some methods that each instance has from a class of the project.
  private void first(Frame frame, Node at, Value value, List<String> methods) {
    for (Atom atom : value.atoms()) {
      if (atom instanceof InstanceObject instance) {
        methods.stream()
            .map(name -> interpreter.attributes().special(frame, at, instance, name))
            .filter(found -> !found.isBottom())
            .findFirst()
            .map(found -> found.filter(Protocols::isProjects).known())
            .ifPresent(found -> interpreter.calls().call(frame, at, found, Arguments.NONE));
      }
    }
  }

  private static boolean isProjects(Atom method) {
    return method instanceof FunctionObject
        || (method instanceof Atom.Bound(var _, var function)
            && function instanceof FunctionObject);
  }
}
