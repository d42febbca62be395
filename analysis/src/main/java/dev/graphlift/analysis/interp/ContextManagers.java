package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.WithItem;
import java.util.ArrayList;
import java.util.List;

/// Context managers: what `with` binds, and whether they keep exceptions to themselves.
final class ContextManagers {
  private final Interpreter interpreter;

  ContextManagers(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// What entering a manager gives, and whether code goes on after an exception inside.
  record Entered(Value value, Truth.Outcome swallows) {}

  /// Enters and leaves a manager.
  Entered enter(Frame frame, WithItem item, Value manager) {
    List<Value> values = new ArrayList<>();
    manager.gap().map(Value::unknown).ifPresent(values::add);
    boolean maySwallow = false;
    for (Atom atom : manager.atoms()) {
      if (atom instanceof InstanceObject instance) {
        values.add(entered(frame, item, instance));
        maySwallow |= swallows(frame, item, instance);
      } else if (atom instanceof Atom.Stream(var kind, var element, var _)
          && kind == Atom.StreamKind.ITERATOR) {
        // A generator made a context manager by `contextlib.contextmanager` enters with its
        // element.
        values.add(element);
        maySwallow |= interpreter.calls().hasJustMadeHandlingGenerator();
      } else {
        values.add(Value.of(atom));
      }
    }
    return new Entered(
        Value.joined(values), maySwallow ? Truth.Outcome.EITHER : Truth.Outcome.FALSE);
  }

  private Value entered(Frame frame, Node at, InstanceObject instance) {
    Calls calls = interpreter.calls();
    Value self = Value.of(instance);
    Value own =
        calls
            .special(frame, at, self, "__enter__")
            .join(calls.special(frame, at, self, "__aenter__"));
    if (own.isBottom() && calls.isOpen(frame, instance)) {
      return self.join(Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__enter__")));
    }
    return own.isBottom() ? self : own;
  }

  /// Leaves a manager, with an exception or without.
  private boolean swallows(Frame frame, Node at, InstanceObject instance) {
    Value exception = interpreter.definitions().anyException(frame, at);
    Value type = Value.NONE;
    for (Atom atom : exception.atoms()) {
      type = type.join(atom instanceof InstanceObject made ? Value.of(made.type()) : Value.BOTTOM);
    }
    Value traceback =
        Value.of(
            interpreter
                .heap()
                .instance(
                    frame.allocation(at, "traceback"), new Atom.Library("types.TracebackType")));
    Value[] arguments = {type, exception.join(Value.NONE), traceback.join(Value.NONE)};
    Value self = Value.of(instance);
    Calls calls = interpreter.calls();
    Value left =
        calls
            .special(frame, at, self, "__exit__", arguments)
            .join(calls.special(frame, at, self, "__aexit__", arguments));
    return instance.type() instanceof Atom.Library(var library)
        ? saysSo(library)
        : !left.isBottom() && Truth.of(left) != Truth.Outcome.FALSE;
  }

  /// Stubs declare `bool` for what managers give that swallow exceptions, and `None` for others.
  private boolean saysSo(String library) {
    return interpreter
        .library()
        .member(library, "__exit__")
        .filter(entry -> entry.behaviour().returns() instanceof Returns.Scalar)
        .isPresent();
  }
}
