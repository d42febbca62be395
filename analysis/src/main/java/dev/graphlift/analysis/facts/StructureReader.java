package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads off how arguments hold tensors.
///
/// Objects are known by all that they ever hold, so only those count that nothing changes.
final class StructureReader {
  /// The attribute of a class that holds the names of the fields that a call gave it.
  private static final String FIELDS = "=fields";

  private static final String NAMED_TUPLE = "typing.NamedTuple";

  /// The methods after which a list may be shorter.
  private static final Set<String> TAKING = Set.of("pop", "remove", "clear");

  /// The most parts of one argument: nobody reads a longer signature, and lists that share their
  /// items have very many.
  private static final int MOST_PARTS = 64;

  private final Places places;
  private final Set<HeapObject> changed = new HashSet<>();
  private final Set<HeapObject> shortened = new HashSet<>();
  private int parts;

  /// @param graph the calls of the program, with what each changes
  StructureReader(CallGraph graph, Places places) {
    this.places = places;
    graph.activations().stream()
        .flatMap(activation -> activation.effects().stream())
        .forEach(this::note);
  }

  private void note(Effect effect) {
    if (effect.target() instanceof Effect.Target.Element(var object)) {
      changed.add(object);
      Site at = effect.site();
      FileIndex file = places.file(at);
      if (file.parent(at.node()).filter(Statement.Delete.class::isInstance).isPresent()) {
        shortened.add(object);
      }
    } else if (effect.target() instanceof Effect.Target.ByMethod(var object, var method)) {
      changed.add(object);
      if (TAKING.contains(method)) {
        shortened.add(object);
      }
    }
  }

  /// What an argument may be besides a tensor, one for each.
  List<Structure> besidesTensors(Value value) {
    List<Structure> found = new ArrayList<>();
    for (Atom atom : value.atoms()) {
      if (!(atom instanceof Atom.Tensor)) {
        parts = 0;
        found.add(of(atom, Set.of()));
      }
    }
    return found;
  }

  /// @param around the objects that it is in
  private Structure of(Value value, Set<HeapObject> around) {
    List<Atom> others =
        value.atoms().stream().filter(atom -> !(atom instanceof Atom.Tensor)).toList();
    Set<TensorType> tensors = Reaching.tensors(value);
    parts++;
    if (parts > MOST_PARTS
        || value.gap().isPresent()
        || others.isEmpty() == tensors.isEmpty()
        || others.size() > 1) {
      return new Structure.Other();
    }
    return others.isEmpty()
        ? new Structure.Tensor(Received.plain(tensors))
        : of(others.getFirst(), around);
  }

  private Structure of(Atom atom, Set<HeapObject> around) {
    if (atom instanceof HeapObject object && around.contains(object)) {
      return new Structure.Other();
    }
    return switch (atom) {
      case Atom.Tuple(var items) ->
          new Structure.Sequence(
              Received.Form.TUPLE, items.stream().map(item -> of(item, around)).toList());
      case ContainerObject container ->
          switch (container.kind()) {
            case LIST -> list(container, with(around, container));
            case DICT -> dictionary(container, with(around, container));
            case SET, DEQUE -> new Structure.Other();
          };
      case InstanceObject instance -> instance(instance, with(around, instance));
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          FunctionObject _,
          ClassObject _,
          ModuleObject _ ->
          new Structure.Other();
    };
  }

  private static Set<HeapObject> with(Set<HeapObject> around, HeapObject object) {
    Set<HeapObject> all = new HashSet<>(around);
    all.add(object);
    return all;
  }

  private Structure list(ContainerObject list, Set<HeapObject> around) {
    if (!list.rest().peek().isBottom() || !isWhole(list)) {
      return new Structure.Other();
    }
    List<Structure> items = new ArrayList<>();
    for (long i = 0; list.findKnown(i).isPresent(); i++) {
      Value item = list.findKnown(i).map(Cell::peek).orElse(Value.BOTTOM);
      items.add(of(item, around));
    }
    return new Structure.Sequence(Received.Form.LIST, items);
  }

  /// Whether a list has all its items whenever it is passed. Where lists get shorter, that may be
  /// so of one that is made of another.
  private boolean isWhole(ContainerObject list) {
    Site at = list.allocation().site();
    Node made = places.file(at).node(at.node());
    return shortened.isEmpty()
        || (!shortened.contains(list)
            && (made instanceof Expression.ListDisplay
                || made instanceof Expression.ListComprehension));
  }

  /// A dictionary written out, so that no other one's changes count.
  private Structure dictionary(ContainerObject dictionary, Set<HeapObject> around) {
    Site at = dictionary.allocation().site();
    boolean isWrittenOut =
        places.file(at).node(at.node()) instanceof Expression.DictDisplay display
            && display.entries().stream().allMatch(entry -> entry.key().isPresent());
    if (!isWrittenOut
        || changed.contains(dictionary)
        || !dictionary.rest().peek().isBottom()
        || !dictionary.restKeys().peek().isBottom()) {
      return new Structure.Other();
    }
    List<Structure.Field> fields = new ArrayList<>();
    for (Object key : dictionary.knownKeys()) {
      Value value = dictionary.findKnown(key).map(Cell::peek).orElse(Value.BOTTOM);
      if (value.isBottom()) {
        continue; // asked for, and not there
      }
      Optional<String> written = written(key);
      if (written.isEmpty()) {
        return new Structure.Other();
      }
      fields.add(new Structure.Field(written.get(), of(value, around)));
    }
    return new Structure.Mapping(fields);
  }

  /// A key as Python. The framework sorts keys, so that they have to be of one type.
  private static Optional<String> written(Object key) {
    return key instanceof String text
            && text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\')
        ? Optional.of('"' + text + '"')
        : Optional.empty();
  }

  private Structure instance(InstanceObject instance, Set<HeapObject> around) {
    if (!(instance.type() instanceof ClassObject type)) {
      return new Structure.Other();
    }
    List<String> names = fields(type);
    List<Structure.Field> fields = new ArrayList<>();
    for (String name : names) {
      Value value = instance.findAttribute(name).map(Cell::peek).orElse(Value.BOTTOM);
      fields.add(new Structure.Field(name, of(value, around)));
    }
    return fields.isEmpty()
        ? new Structure.Other()
        : new Structure.Named(type.allocation().site(), fields);
  }

  /// The fields of a named tuple in order; none of another class.
  private static List<String> fields(ClassObject type) {
    Stream<Value> named =
        type.findAttribute(FIELDS).stream()
            .flatMap(cell -> cell.peek().only().stream())
            .flatMap(atom -> atom instanceof Atom.Tuple(var names) ? names.stream() : Stream.of());
    boolean isNamedTuple =
        type.bases().peek().only().orElse(Atom.NONE) instanceof Atom.Tuple(var bases)
            && bases.size() == 1
            && bases.getFirst().only().equals(Optional.of(new Atom.Library(NAMED_TUPLE)));
    return type.definition().isEmpty()
        ? named.flatMap(name -> Values.constantString(name).stream()).toList()
        : isNamedTuple ? annotated(type.definition().orElseThrow()) : List.of();
  }

  private static List<String> annotated(Statement.ClassDef definition) {
    return definition.body().stream()
        .filter(Statement.AnnotatedAssign.class::isInstance)
        .map(statement -> ((Statement.AnnotatedAssign) statement).target())
        .filter(Expression.Name.class::isInstance)
        .map(target -> ((Expression.Name) target).name())
        .toList();
  }
}
