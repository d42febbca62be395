package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads off what functions return that no graph can.
final class ReturnReader {
  private ReturnReader() {}

  /// What the contexts of a function at a place return besides tensors and numbers.
  static List<Evidence> unreturnable(Place at, List<Activation> contexts) {
    for (Activation context : contexts) {
      Optional<String> what =
          context.yielded().peek().isBottom()
              ? unreturnable(context.result().peek(), new HashSet<>())
              : Optional.of("a generator");
      if (what.isPresent()) {
        return List.of(Evidence.at(at, "returns " + what.get()));
      }
    }
    return List.of();
  }

  private static Optional<String> unreturnable(Value value, Set<Atom> seen) {
    return value.stream().flatMap(atom -> unreturnable(atom, seen).stream()).findFirst();
  }

  private static Optional<String> unreturnable(Atom atom, Set<Atom> seen) {
    if (atom instanceof Atom.Tuple(var items)) {
      return items.stream().flatMap(item -> unreturnable(item, seen).stream()).findFirst();
    }
    if (atom instanceof ContainerObject container) {
      return seen.add(container) ? unreturnable(container.peekElements(), seen) : Optional.empty();
    }
    if (atom instanceof InstanceObject instance && instance.type() instanceof ClassObject type) {
      return isPlain(type)
          ? Optional.of("an object of `%s`".formatted(type.name()))
          : Optional.empty();
    }
    if (atom instanceof FunctionObject function) {
      return Optional.of("the function `%s`".formatted(function.code().name()));
    }
    return atom instanceof Atom.Scalar(var kind, var _) && kind == Atom.ScalarKind.STRING
        ? Optional.of("a string, which becomes a tensor")
        : Optional.empty();
  }

  /// Whether a class has no base but `object`, as far as is known; others may be made for graphs.
  private static boolean isPlain(ClassObject type) {
    return type.definition().stream()
            .flatMap(own -> own.decorators().stream())
            .allMatch(ReturnReader::isDataclass)
        && type.definition().isPresent()
        && type.bases().peek().stream()
            .allMatch(bases ->
                bases instanceof Atom.Tuple(var items)
                    && items.stream().allMatch(ReturnReader::isObject));
  }

  /// Whether a decorator is named as the one that makes a data class, which no graph returns.
  private static boolean isDataclass(Expression decorator) {
    Expression called = decorator instanceof Expression.Call call ? call.function() : decorator;
    return switch (called) {
      case Expression.Name name -> name.name().equals("dataclass");
      case Expression.Attribute attribute -> attribute.name().text().equals("dataclass");
      default -> false;
    };
  }

  private static boolean isObject(Value base) {
    return base.gap().isEmpty()
        && base.stream().allMatch(each -> each.equals(new Atom.Library("object")));
  }
}
