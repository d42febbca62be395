package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.TypeNames;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import java.util.List;

/// The names that Python gives to the types of values.
final class TypeNaming {
  private final CallNames names;
  private final Library library;

  TypeNaming(CallNames names, Library library) {
    this.names = names;
    this.library = library;
  }

  /// The names in order, each once; empty where something else is possible too.
  List<String> of(Value value) {
    return value.isExhaustive()
        ? value.stream().map(this::of).distinct().sorted().toList()
        : List.of();
  }

  private String of(Atom atom) {
    return switch (atom) {
      case Atom.Scalar(var kind, var _) ->
          kind == Atom.ScalarKind.NONE ? "NoneType" : kind.pythonName();
      case Atom.Tuple _, Atom.Stream _, Atom.Tensor _ -> TypeNames.of(atom);
      case Atom.Library(var name) -> ofLibrary(name);
      case Atom.Namespace _, ModuleObject _ -> "module";
      case Atom.Bound(var _, var function) ->
          function instanceof FunctionObject ? "method" : "builtin_function_or_method";
      case Atom.Partial _ -> "functools.partial";
      case Atom.Wrapped(var wrapping, var _, var _) ->
          switch (wrapping) {
            case STATIC_METHOD -> "staticmethod";
            case CLASS_METHOD -> "classmethod";
            case PROPERTY -> "property";
            case FIRST_RESULT -> "function";
          };
      case Atom.Super _ -> "super";
      case ContainerObject container -> container.kind().pythonName();
      case FunctionObject _ -> "function";
      case ClassObject _ -> "type";
      case InstanceObject instance -> className(instance.type());
    };
  }

  private String className(Atom type) {
    return type instanceof ClassObject own
        ? own.definition()
            .map(definition -> names.nameOf(own.file().scope(definition)))
            .orElse(names.nameOf(own.file().moduleScope()) + "." + own.name())
        : type instanceof Atom.Library(var name) ? name : "object";
  }

  private String ofLibrary(String name) {
    return library
        .find(name)
        .map(entry ->
            switch (entry.kind()) {
              case CLASS -> "type";
              case MODULE -> "module";
              case FUNCTION, METHOD, STATIC_METHOD, CLASS_METHOD -> "builtin_function_or_method";
              case PROPERTY, CONSTANT, DTYPE -> "object";
            })
        .orElse("object");
  }
}
