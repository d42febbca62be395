package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Environment;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import java.util.Optional;

/// Reading and binding names by CPython's scope rules.
///
/// A name's flow-sensitive value lives in the frame that binds it. What other activations may see
/// of it, a captured variable or a global, lives in a cell as well.
final class Names {
  private final Interpreter interpreter;

  Names(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value read(Frame frame, Node at, String name) {
    String key = frame.scope().mangled(name);
    return switch (frame.scope().access(name)) {
      case Access.Local() -> readOwn(frame, key);
      case Access.Cell(var owner) -> readCaptured(frame, at, owner, key);
      case Access.Global() -> readGlobal(frame, at, key);
      case Access.ClassThenGlobal(var owner) -> readInClass(frame, at, owner, key);
    };
  }

  void assign(Frame frame, Node at, String name, Value value) {
    interpreter.observer().binds(frame.activation(), frame.file(), at, value);
    String key = frame.scope().mangled(name);
    switch (frame.scope().access(name)) {
      case Access.Local() -> assignOwn(frame, key, value);
      case Access.ClassThenGlobal _ -> frame.locals().put(key, value);
      case Access.Cell(var owner) -> assignCaptured(frame, at, owner, key, value);
      case Access.Global() -> assignGlobal(frame, at, key, value);
    }
  }

  void delete(Frame frame, Node at, String name) {
    String key = frame.scope().mangled(name);
    switch (frame.scope().access(name)) {
      case Access.Local(), Access.ClassThenGlobal _ -> frame.locals().remove(key);
      case Access.Cell(var owner) -> assignCaptured(frame, at, owner, key, Value.BOTTOM);
      case Access.Global() -> {
        if (isModuleLevel(frame)) {
          frame.locals().remove(key);
        } else {
          assignGlobal(frame, at, key, Value.BOTTOM);
        }
      }
    }
  }

  private Value readOwn(Frame frame, String key) {
    Value own = frame.locals().get(key);
    // A captured variable may have been rebound by an inner function.
    return frame.scope().captured().contains(key)
            && frame.file().isReboundInside(frame.scope(), key)
        ? own.join(interpreter.read(frame, frame.environment().cell(key)))
        : own;
  }

  private Value readCaptured(Frame frame, Node at, Scope owner, String key) {
    for (Optional<Frame> f = frame.outer(); f.isPresent(); f = f.get().outer()) {
      if (f.get().scope() == owner) {
        return readOwn(f.get(), key);
      }
    }
    if (key.equals("__class__") && frame.enclosingClass().isPresent()) {
      return Value.of(frame.enclosingClass().get());
    }
    Optional<Environment> holder = frame.environment().holding(owner.owner().id());
    return holder
        .map(environment -> interpreter.read(frame, environment.cell(key)))
        .orElseGet(() -> Value.unknown(new Gap.UnknownValue(frame.place(at), key)));
  }

  private Value readInClass(Frame frame, Node at, Scope owner, String key) {
    for (Optional<Frame> f = Optional.of(frame); f.isPresent(); f = f.get().outer()) {
      if (f.get().scope() == owner && f.get().locals().has(key)) {
        return f.get().locals().get(key);
      }
    }
    return readGlobal(frame, at, key);
  }

  private Value readGlobal(Frame frame, Node at, String key) {
    Optional<Frame> body = moduleFrame(frame);
    ModuleObject module = frame.environment().module();
    if (body.isPresent() && body.get().locals().has(key)) {
      Value own = body.get().locals().get(key);
      return frame.file().isReboundInside(frame.file().moduleScope(), key)
          ? own.join(interpreter.read(frame, module.attribute(key)))
          : own;
    }
    if (body.isPresent() && !frame.file().isReboundInside(frame.file().moduleScope(), key)) {
      // Not bound yet, so that a builtin of that name still is what it was.
      Optional<Value> builtin =
          interpreter.library().find(key).map(_ -> Value.of(new Atom.Library(key)));
      if (builtin.isPresent() && frame.file().moduleScope().bound().contains(key)) {
        return builtin.get();
      }
    }
    Value global = interpreter.read(frame, module.attribute(key));
    if (!global.isBottom() || frame.file().moduleScope().bound().contains(key)) {
      return global.join(interpreter.read(frame, module.anyAttribute()));
    }
    Value star = interpreter.imports().fromStars(frame, module, key);
    if (!star.isBottom()) {
      return star;
    }
    if (interpreter.library().find(key).isPresent()) {
      return Value.of(new Atom.Library(key));
    }
    Value fallback = interpreter.read(frame, module.anyAttribute());
    return fallback.isBottom()
        ? Value.unknown(new Gap.UnknownValue(frame.place(at), key))
        : fallback;
  }

  private void assignOwn(Frame frame, String key, Value value) {
    frame.locals().put(key, value);
    if (frame.scope().captured().contains(key)) {
      frame.environment().cell(key).add(value);
    }
  }

  private void assignCaptured(Frame frame, Node at, Scope owner, String key, Value value) {
    for (Optional<Frame> f = frame.outer(); f.isPresent(); f = f.get().outer()) {
      if (f.get().scope() == owner) {
        assignOwn(f.get(), key, value);
        return;
      }
    }
    frame
        .environment()
        .holding(owner.owner().id())
        .ifPresent(environment -> {
          environment.cell(key).add(value);
          frame
              .activation()
              .addEffect(
                  new Effect(
                      new Effect.Target.Captured(environment, key),
                      frame.site(at),
                      "rebinds `%s` of an enclosing function".formatted(key)));
        });
  }

  private void assignGlobal(Frame frame, Node at, String key, Value value) {
    ModuleObject module = frame.environment().module();
    Cell cell = module.attribute(key);
    cell.add(value);
    Optional<Frame> body = moduleFrame(frame);
    if (body.isPresent()) {
      body.get().locals().put(key, value);
    } else {
      frame
          .activation()
          .addEffect(
              new Effect(
                  new Effect.Target.Global(module, key),
                  frame.site(at),
                  "rebinds the global `%s`".formatted(key)));
    }
  }

  private static boolean isModuleLevel(Frame frame) {
    return frame.scope().kind() == Scope.Kind.MODULE;
  }

  /// The frame of the module's body, when it is this activation that runs it.
  private static Optional<Frame> moduleFrame(Frame frame) {
    Optional<Frame> f = Optional.of(frame);
    while (f.isPresent() && !isModuleLevel(f.get())) {
      f = f.get().outer();
    }
    return f;
  }
}
