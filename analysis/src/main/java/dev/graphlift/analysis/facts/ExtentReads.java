package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Extents;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sees where code asks for an extent that is `None` while it is traced, in whatever way it uses it
/// then: as a number it fails, compared it differs.
///
/// Taking a known extent out of a shape asks for nothing else, and neither does naming the shape.
final class ExtentReads implements Observer {
  private static final Cell.Reader NOBODY = () -> {};
  private static final String MESSAGE = "asks for an extent that is not known while tracing";

  private final Observer next;
  private final Map<Integer, Set<Site>> reads = new HashMap<>();
  private final Set<Seen> shapes = new HashSet<>();
  private final Set<Seen> tensors = new HashSet<>();
  private boolean isLooking;

  /// An expression in one activation.
  private record Seen(int activation, String file, int node) {}

  /// @param next sees everything too
  ExtentReads(Observer next) {
    this.next = next;
  }

  /// Looks from now on.
  void look() {
    isLooking = true;
  }

  /// The reads of one activation, as effects that callers have as well.
  List<Effect> of(Activation activation) {
    Effect.Target target = new Effect.Target.Outside(Effect.World.EXTENT, MESSAGE);
    List<Effect> effects = new ArrayList<>();
    for (Site site : reads.getOrDefault(activation.number(), Set.of())) {
      effects.add(new Effect(target, site, MESSAGE));
    }
    return effects;
  }

  @Override
  public void sees(Activation by, FileIndex file, Expression expression, Value value) {
    next.sees(by, file, expression, value);
    if (!isLooking) {
      return;
    }
    boolean isShape = value.atoms().stream().anyMatch(ExtentReads::isOpenShape);
    if (isShape) {
      shapes.add(new Seen(by.number(), file.path(), expression.id()));
    }
    if (isArgument(file, expression)
        && value.atoms().stream().anyMatch(ExtentReads::isOpenTensor)) {
      tensors.add(new Seen(by.number(), file.path(), expression.id()));
    }
    if (isShape ? !isHarmless(file, expression) : takesOpenExtent(by, file, expression, value)) {
      reads
          .computeIfAbsent(by.number(), _ -> new LinkedHashSet<>())
          .add(new Site(file.path(), expression.id()));
    }
  }

  @Override
  public void binds(Activation by, FileIndex file, Node name, Value value) {
    next.binds(by, file, name, value);
  }

  /// Whether it is a sequence of numbers and `None`, as shapes are.
  private static boolean isOpenShape(Atom atom) {
    return Extents.areOpen(Extents.elements(atom, NOBODY));
  }

  /// Whether it takes an extent that is open out of a shape, computes with all of them, or counts
  /// or lists the rows of a tensor.
  private boolean takesOpenExtent(
      Activation by, FileIndex file, Expression expression, Value value) {
    return switch (expression) {
      case Expression.Subscript subscript ->
          value.atoms().contains(Atom.NONE) && wasShape(by, file, subscript.value());
      case Expression.Call call -> {
        boolean ofShape =
            call.function() instanceof Expression.Attribute method
                && wasShape(by, file, method.value());
        boolean ofTensor =
            isLength(call) || value.atoms().stream().anyMatch(ExtentReads::isOpenList);
        yield (ofShape && value.atoms().stream().anyMatch(Extents::isExtent))
            || (ofTensor
                && call.arguments().stream()
                    .anyMatch(argument -> wasOpen(by, file, argument.value())));
      }
      default -> false; // other expressions do not take things out
    };
  }

  private static boolean isLength(Expression.Call call) {
    return call.function() instanceof Expression.Name name && name.name().equals("len");
  }

  private boolean wasOpen(Activation by, FileIndex file, Expression expression) {
    return tensors.contains(new Seen(by.number(), file.path(), expression.id()));
  }

  private static boolean isOpenTensor(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _)
        && type.role() == TensorType.Role.SYMBOLIC
        && type.shape()
            .filter(shape -> shape.stream().noneMatch(Dimension.Dynamic.class::isInstance))
            .isEmpty();
  }

  /// Whether it is a list of tensors, and how many is not known.
  private static boolean isOpenList(Atom atom) {
    return atom instanceof ContainerObject list
        && list.kind() == ContainerObject.Kind.LIST
        && list.rest().peek().atoms().stream().anyMatch(Atom.Tensor.class::isInstance);
  }

  private boolean wasShape(Activation by, FileIndex file, Expression expression) {
    return shapes.contains(new Seen(by.number(), file.path(), expression.id()));
  }

  private static boolean isArgument(FileIndex file, Expression expression) {
    return file.parent(expression.id()).filter(Argument.class::isInstance).isPresent();
  }

  /// Whether what stands around a shape only names it, hands it back or takes something out of it.
  private static boolean isHarmless(FileIndex file, Expression shape) {
    return switch (file.parent(shape.id()).orElse(file.parsed().tree())) {
      case Expression.Subscript _,
          Expression.Attribute _,
          Statement.Return _,
          Statement.ExpressionStatement _ ->
          true;
      case Statement.Assign assign ->
          assign.targets().stream().allMatch(Expression.Name.class::isInstance);
      case Statement.AnnotatedAssign assign -> assign.target() instanceof Expression.Name;
      case Argument argument ->
          file.parent(argument.id()).orElse(argument) instanceof Expression.Call call
              && isLength(call);
      default -> false; // compared, unpacked, handed on
    };
  }
}
