package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;
import java.util.List;
import java.util.function.Consumer;

/// Takes assignment targets apart into the names they bind.
final class Targets {
  /// Receives each name of a target with the binding it gets.
  interface Binder {
    void bind(Expression.Name name, Binding binding);
  }

  private Targets() {}

  /// The names a target binds, in the order of the text.
  static void names(Expression target, Consumer<Expression.Name> action) {
    switch (target) {
      case Expression.Name name -> action.accept(name);
      case Expression.Starred starred -> names(starred.value(), action);
      case Expression.TupleDisplay tuple -> tuple.elements().forEach(e -> names(e, action));
      case Expression.ListDisplay list -> list.elements().forEach(e -> names(e, action));
      default -> {}
    }
  }

  /// Binds the names of `target = value`; `a, b = x, y` gives each name its own value.
  static void assign(Expression target, Expression value, Binder binder) {
    if (target instanceof Expression.Name name) {
      binder.bind(name, new Binding.Assigned(name, value));
      return;
    }
    List<Expression> targets = elements(target);
    List<Expression> values = elements(value);
    boolean isParallel =
        targets.size() == values.size()
            && targets.stream().noneMatch(Expression.Starred.class::isInstance)
            && values.stream().noneMatch(Expression.Starred.class::isInstance);
    if (isParallel) {
      for (int i = 0; i < targets.size(); i++) {
        assign(targets.get(i), values.get(i), binder);
      }
    } else {
      names(target, name -> binder.bind(name, new Binding.Computed(name)));
    }
  }

  private static List<Expression> elements(Expression display) {
    return switch (display) {
      case Expression.TupleDisplay tuple -> tuple.elements();
      case Expression.ListDisplay list -> list.elements();
      default -> List.of();
    };
  }
}
