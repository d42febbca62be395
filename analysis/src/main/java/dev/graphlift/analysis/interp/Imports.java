package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleRef;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Imports: runs project modules, and stands in for libraries by name.
final class Imports {
  /// The attribute of a module that holds the libraries it star-imports.
  private static final String STARS = "=star";

  private final Interpreter interpreter;

  Imports(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Sets what the import system sets before a body runs.
  void prepare(ModuleObject module) {
    for (String name : List.of("__name__", "__file__", "__doc__")) {
      module.attribute(name).add(Values.some(Atom.ScalarKind.STRING));
    }
  }

  void run(Frame frame, Statement.Import statement) {
    frame.forgetPlaces();
    for (Alias alias : statement.names()) {
      List<String> parts = List.of(alias.name().split("\\.", -1));
      Value top = Value.BOTTOM;
      Value last = Value.BOTTOM;
      StringBuilder prefix = new StringBuilder();
      for (String part : parts) {
        prefix.append(prefix.isEmpty() ? "" : ".").append(part);
        Value next = module(resolve(frame, 0, prefix.toString()));
        attach(last, part, next);
        top = top.isBottom() ? next : top;
        last = next;
      }
      String bound = alias.asName().orElse(parts.getFirst());
      interpreter.names().assign(frame, alias, bound, alias.asName().isPresent() ? last : top);
    }
  }

  private static void attach(Value parent, String name, Value child) {
    for (Atom atom : parent.atoms()) {
      if (atom instanceof ModuleObject module) {
        module.attribute(name).add(child);
      }
    }
  }

  void run(Frame frame, Statement.ImportFrom statement) {
    frame.forgetPlaces();
    ModuleRef source = resolve(frame, statement.level(), statement.module());
    for (Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        star(frame, alias, source);
      } else {
        Value value = member(frame, alias, source, alias.name());
        interpreter.names().assign(frame, alias, alias.asName().orElse(alias.name()), value);
      }
    }
  }

  private ModuleRef resolve(Frame frame, int level, String dotted) {
    return interpreter.engine().modules().resolve(frame.file().path(), level, dotted);
  }

  /// The module a reference stands for, run if it is the project's.
  Value module(ModuleRef ref) {
    return switch (ref) {
      case ModuleRef.InProject(var file) ->
          Value.of(interpreter.engine().imported(interpreter.engine().file(file)));
      case ModuleRef.Namespace(var folder) -> Value.of(new Atom.Namespace(folder));
      case ModuleRef.External(var name) ->
          Value.of(new Atom.Library(interpreter.library().canonical(name)));
      // Running it would raise an ImportError.
      case ModuleRef.Missing _ -> Value.BOTTOM;
    };
  }

  private Value member(Frame frame, Node at, ModuleRef source, String name) {
    return interpreter.attributes().read(frame, at, module(source), name);
  }

  /// An attribute of a project module: a global, or a submodule.
  Value attribute(Frame frame, Node at, ModuleObject module, String name) {
    Value global =
        interpreter
            .read(frame, module.attribute(name))
            .join(interpreter.read(frame, module.anyAttribute()));
    if (!global.isBottom()) {
      return global;
    }
    FileIndex file = module.file();
    Optional<ModuleRef> submodule =
        interpreter.engine().modules().member(new ModuleRef.InProject(file.path()), name);
    if (submodule.isPresent()) {
      return module(submodule.get());
    }
    return fromStars(frame, module, name);
  }

  /// An attribute of a namespace package.
  Value attribute(Frame frame, String folder, String name) {
    return interpreter
        .engine()
        .modules()
        .member(new ModuleRef.Namespace(folder), name)
        .map(this::module)
        .orElse(Value.BOTTOM);
  }

  private void star(Frame frame, Node at, ModuleRef source) {
    Value module = module(source);
    ModuleObject importer = frame.environment().module();
    for (Atom atom : module.atoms()) {
      if (atom instanceof ModuleObject exporter) {
        importer.attribute(STARS).add(interpreter.read(frame, exporter.attribute(STARS)));
        for (String name : exported(frame, exporter)) {
          Value value = attribute(frame, at, exporter, name);
          if (!value.isBottom()) {
            interpreter.names().assign(frame, at, name, value);
          }
        }
      } else if (atom instanceof Atom.Library) {
        importer.attribute(STARS).add(Value.of(atom));
      }
    }
  }

  private Set<String> exported(Frame frame, ModuleObject exporter) {
    Set<String> listed = new LinkedHashSet<>();
    for (Atom atom : interpreter.read(frame, exporter.attribute("__all__")).atoms()) {
      Value names =
          atom instanceof ContainerObject list
              ? list.elements(frame.activation())
              : interpreter
                  .iteration()
                  .element(frame, exporter.file().parsed().tree(), Value.of(atom));
      for (Atom name : names.atoms()) {
        Values.constantString(Value.of(name)).ifPresent(listed::add);
      }
    }
    if (!listed.isEmpty()) {
      return listed;
    }
    Set<String> all = new LinkedHashSet<>(exporter.file().moduleScope().bound());
    exporter.attributes().keySet().stream()
        .filter(name -> Character.isJavaIdentifierStart(name.charAt(0)))
        .forEach(all::add);
    all.removeIf(name -> name.startsWith("_"));
    return all;
  }

  /// A global that a star import of a library brings in; bottom where none does.
  Value fromStars(Frame frame, ModuleObject module, String name) {
    if (name.startsWith("_")) {
      return Value.BOTTOM;
    }
    Value all = Value.BOTTOM;
    for (Atom atom : interpreter.read(frame, module.attribute(STARS)).atoms()) {
      if (atom instanceof Atom.Library(var library)
          && interpreter.library().find(library + "." + name).isPresent()) {
        all =
            all.join(
                interpreter
                    .libraryCalls()
                    .attribute(frame, module.file().parsed().tree(), library, name));
      }
    }
    return all;
  }
}
