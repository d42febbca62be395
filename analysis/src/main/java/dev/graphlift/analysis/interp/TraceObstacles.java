package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.Kind;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.math.BigInteger;

/// What in the arguments of one library call works eagerly and raises while it is traced.
final class TraceObstacles {
  private final Library library;
  private final LibraryArguments arguments;

  TraceObstacles(Library library, LibraryArguments arguments) {
    this.library = library;
    this.arguments = arguments;
  }

  /// Notes them as effects of the activation.
  void note(LibraryResult result) {
    String name = arguments.entry().name();
    if (library.computesOnHost(name) && result.takesTensor()) {
      arguments.note(Effect.World.HOST, "calls `%s`".formatted(name));
    } else if (library.computesWithExtents(name) && takesOpenExtent()) {
      arguments.note(
          Effect.World.HOST, "hands `%s` an extent that is `None` while tracing".formatted(name));
    }
    if (arguments.entry().behaviour().has(Trait.Effect.NEEDS_VALUES) && result.takesTensor()) {
      arguments.note(Effect.World.NUMBER, "makes numbers of Python for `%s`".formatted(name));
    }
    if (library.isUncompiled(name)) {
      arguments.note(Effect.World.UNCOMPILED, "calls `%s`".formatted(name));
    }
    if ((library.takesExtents(name) && takesNone())
        || ofOpenRank()
        || (name.equals("len") && arguments.given().all().stream().anyMatch(this::isOpenShape))) {
      arguments.note(Effect.World.EXTENT, "needs an extent that the signature leaves open");
    }
    if (isOperation() && hasWrongName(arguments.argument("name"))) {
      arguments.note(Effect.World.NAMING, "gives `%s` a `name` that is no string".formatted(name));
    }
  }

  private boolean takesNone() {
    return arguments.given().all().stream()
        .anyMatch(atom -> Atom.NONE.equals(atom) || elements(atom).atoms().contains(Atom.NONE));
  }

  /// Whether the rank of a shape is asked for that is not known, or a layer needs it.
  private boolean ofOpenRank() {
    return arguments
        .receiver()
        .filter(self ->
            isOpenShape(self)
                || (isLayer(self)
                    && arguments.given().all().stream().anyMatch(TraceObstacles::isOfOpenRank)))
        .isPresent();
  }

  private boolean isOpenShape(Atom atom) {
    return atom instanceof InstanceObject instance
        && instance.type() instanceof Atom.Library(var type)
        && library.isShape(type);
  }

  private boolean isLayer(Atom atom) {
    return atom instanceof InstanceObject instance
        && instance.type() instanceof Atom.Library(var type)
        && library.isLayer(type);
  }

  private static boolean isOfOpenRank(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _) && type.shape().isEmpty();
  }

  private boolean isOperation() {
    return arguments.entry().kind() == Kind.FUNCTION
        && library.computesInGraphs(arguments.entry().name());
  }

  /// Whether a sequence of integers and `None`, as shapes have them, is among the arguments.
  private boolean takesOpenExtent() {
    return arguments.given().all().stream().map(this::elements).anyMatch(Extents::areOpen);
  }

  private Value elements(Atom atom) {
    return atom instanceof Atom.Stream(var kind, var element, var _)
            && kind == Atom.StreamKind.ITERATOR
        ? element
        : Extents.elements(atom, arguments.frame().activation());
  }

  /// Whether a name is certainly neither a string nor false, which stands for none.
  private boolean hasWrongName(Value name) {
    return name.isExhaustive() && !name.isBottom() && name.stream().allMatch(this::isWrongName);
  }

  private boolean isWrongName(Atom atom) {
    return switch (atom) {
      case Atom.Scalar(var kind, var constant) ->
          switch (kind) {
            case BOOLEAN, INTEGER, FLOAT -> constant.filter(TraceObstacles::isTrue).isPresent();
            case NONE, COMPLEX, STRING, BYTES, ELLIPSIS -> false;
          };
      case Atom.Tensor(var type, var _) -> type.origin() == TensorType.Origin.FRAMEWORK;
      case Atom.Library(var name) ->
          library.find(name).filter(e -> e.kind() == Kind.DTYPE).isPresent();
      case Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          dev.graphlift.analysis.values.HeapObject _ ->
          false;
    };
  }

  private static boolean isTrue(Object constant) {
    return switch (constant) {
      case Boolean truth -> truth;
      case BigInteger number -> number.signum() != 0;
      case Double number -> number != 0.0;
      default -> false;
    };
  }
}
