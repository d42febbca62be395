package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.models.TensorRule;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What one library call gives, made from its arguments as the library data says.
final class LibraryResult {
  /// How many items of a list are told apart.
  private static final int MOST_ITEMS = 64;

  private static final Set<String> SMALL =
      Set.of("bool", "int8", "uint8", "int16", "uint16", "uint32", "uint64", "float16", "bfloat16");

  private final Interpreter interpreter;
  private final LibraryArguments arguments;
  private final Frame frame;
  private final Node at;
  private final Structures structures;
  private final Map<String, Value> callbackResults;
  private final RuledResult ruled;
  private final long position;
  private final RuledResult.Raising raising;

  LibraryResult(Interpreter interpreter, LibraryArguments arguments) {
    this(
        interpreter,
        arguments,
        new Structures(interpreter, arguments.frame(), arguments.at(), Structures.Lists.STRUCTURES),
        new HashMap<>(),
        RuledResult.ANYWHERE,
        RuledResult.Raising.UNKNOWN);
  }

  private LibraryResult(
      Interpreter interpreter,
      LibraryArguments arguments,
      Structures structures,
      Map<String, Value> callbackResults,
      long position,
      RuledResult.Raising raising) {
    this.position = position;
    this.raising = raising;
    this.ruled = new RuledResult(interpreter, arguments);
    this.interpreter = interpreter;
    this.arguments = arguments;
    this.frame = arguments.frame();
    this.at = arguments.at();
    this.structures = structures;
    this.callbackResults = callbackResults;
  }

  /// Whether a tensor of a framework is among the arguments or in a structure among them.
  boolean takesTensor() {
    return holdsTensor(arguments.given().all());
  }

  /// Whether a value is a tensor of a framework or a structure with one.
  boolean holdsTensor(Value value) {
    return structures.leaves(value).stream()
        .anyMatch(atom ->
            atom instanceof Atom.Tensor(var type, var _)
                && type.origin() == TensorType.Origin.FRAMEWORK);
  }

  /// Notes what a function that was called back gave.
  void callbackGives(String callee, Value given) {
    callbackResults.merge(callee, given, Value::join);
  }

  /// The elements of a data set hold no lists: those become tensors.
  private LibraryResult ofDataset() {
    Structures flat = new Structures(interpreter, frame, at, Structures.Lists.TENSORS);
    return new LibraryResult(interpreter, arguments, flat, callbackResults, position, raising);
  }

  /// The same, for one of several values that are described together.
  private LibraryResult at(long place) {
    return new LibraryResult(interpreter, arguments, structures, callbackResults, place, raising);
  }

  /// One of several: those that raise are not what the call gives, unless all do.
  private Value either(List<Returns> options) {
    LibraryResult strict =
        new LibraryResult(
            interpreter,
            arguments,
            structures,
            callbackResults,
            position,
            RuledResult.Raising.NOTHING);
    Value given = options.stream().map(strict::give).reduce(Value.BOTTOM, Value::join);
    return given.isBottom() && raising == RuledResult.Raising.UNKNOWN
        ? options.stream().map(this::give).reduce(Value.BOTTOM, Value::join)
        : given;
  }

  /// The values that one described operand stands for: several where it is spread.
  Several several(Returns returns) {
    return returns instanceof Returns.Spread(var of)
        ? spread(of)
        : new Several(List.of(give(returns)), Value.BOTTOM);
  }

  private Several spread(Returns of) {
    if (of instanceof Returns.Argument(var name) && arguments.isRest(name)) {
      return new Several(arguments.restOf(name), arguments.given().rest());
    }
    if (of instanceof Returns.Leaf(Returns.Argument(var name)) && arguments.isRest(name)) {
      return eachOf(name, structures::leaves);
    }
    if (of instanceof Returns.Element(Returns.Argument(var name)) && arguments.isRest(name)) {
      return eachOf(name, this::element);
    }
    if (of instanceof Returns.Autocast(Returns.Argument(var name)) && arguments.isRest(name)) {
      return new Several(layers().autocastFirst(arguments.restOf(name)), arguments.given().rest());
    }
    return Several.members(interpreter, arguments, give(of));
  }

  private Value rebatched(Value output, TensorRule rule) {
    List<Dimension> extent = ruled.each(rule).orElseGet(() -> List.of(new Dimension.Unresolved()));
    return structures.map(
        output, "rebatched", leaf -> structures.rebatch(leaf, extent.getFirst(), roled().role()));
  }

  private Several eachOf(String rest, UnaryOperator<Value> part) {
    return new Several(
        arguments.restOf(rest).stream().map(part).toList(), part.apply(arguments.given().rest()));
  }

  /// The value that the data describes.
  Value give(Returns returns) {
    return switch (returns) {
      case Returns.Unknown() ->
          Value.unknown(
              new Gap.Unmodelled(frame.place(at), "`%s`".formatted(arguments.entry().name())));
      case Returns.Never() -> Value.BOTTOM;
      case Returns.Nothing() -> Value.NONE;
      case Returns.Tensor(var layout, var type) ->
          type.isUnsaid() ? tensor(layout) : tensor(layout, type);
      case Returns.Array(var type) -> array(type);
      case Returns.Scalar(var type, var value) ->
          value
              .map(rule -> scalar(type, rule))
              .orElseGet(() -> Values.some(LibraryObjects.kind(type)));
      case Returns.Extents(var shape, var otherwise) ->
          ruled.extents(shape, give(otherwise), arguments.holdSymbolic());
      case Returns.ElementType(var dtype, var otherwise) ->
          ruled.elementType(dtype, module(), give(otherwise));
      case Returns.Repeated(var kind, var count, var element) -> repeated(kind, count, element);
      case Returns.Instance(var className, var kept) -> objects().instance(className, given(kept));
      case Returns.NamedTuple(var fields) -> objects().namedTuple(given(fields));
      case Returns.Dataset(var element, var length) -> dataset(element, length);
      case Returns.Self() -> arguments.receiver().map(Value::of).orElse(Value.BOTTOM);
      case Returns.Argument(var parameter) -> arguments.argument(parameter);
      case Returns.Spread(var of) -> element(give(of));
      case Returns.KeywordSpread(var of) -> give(of);
      case Returns.CollectionOf(var kind, var element) -> objects().collection(kind, give(element));
      case Returns.TupleOf(var elements) -> tuple(elements);
      case Returns.DictOf(var key, var value) -> objects().dict(give(key), give(value));
      case Returns.Like(var structure, var leaf) -> like(structure, leaf);
      case Returns.CallbackResult(var callee) -> callbackResults.getOrDefault(callee, Value.BOTTOM);
      case Returns.Element(var of) -> element(give(of));
      case Returns.Leaf(var of) -> structures.leaves(give(of));
      case Returns.Tensors(var of) -> structures.map(give(of), "tensors", structures::tensor);
      case Returns.Each(var of) -> structures.map(whole(of), "each", this::element);
      case Returns.ValueOf(var of) -> structures.values(give(of));
      case Returns.Rows(var of) -> structures.map(give(of), "rows", structures::row);
      case Returns.Batch(var of, var extents, var axis) -> batch(give(of), extents, axis);
      case Returns.Autocast(var of) -> layers().autocast(give(of));
      case Returns.Chained(var functions, var argument, var added) ->
          layers().chained(give(functions), give(argument), give(added), roled());
      case Returns.Rebatched(var of, var extent) -> rebatched(give(of), extent);
      case Returns.Fed(var parts) -> feeding().fed(parts.stream().map(this::give).toList());
      case Returns.FedItem(var of, var position) -> feeding().item(give(of), position);
      case Returns.Variables(var of) -> new Weights(interpreter, frame, at).of(give(of));
      case Returns.Tracked(var of) ->
          new Weights(interpreter, frame, at).tracked(give(of), arguments);
      case Returns.Specified(var of) -> declarations().specified(give(of));
      case Returns.Typed(var types, var shapes) -> declarations().typed(give(types), give(shapes));
      case Returns.Padded(var of, var shapes, var extents) ->
          declarations().padded(give(of), give(shapes), sizes(Optional.of(extents)));
      case Returns.Decorator(var parameter) -> objects().decorated(arguments.argument(parameter));
      case Returns.FirstResult(var parameter) ->
          objects().firstResult(arguments.argument(parameter));
      case Returns.Callable _ ->
          Value.unknown(
              new Gap.Unmodelled(
                  frame.place(at),
                  "the function that `%s` makes".formatted(arguments.entry().name())));
      case Returns.Partial(var parameter) ->
          objects().partial(arguments.argument(parameter), arguments.given());
      case Returns.Choice(var test, var then, var otherwise) ->
          ruled
              .test(test)
              .map(holds -> give(holds ? then : otherwise))
              .orElseGet(() -> give(then).join(give(otherwise)));
      case Returns.Either(var options) -> either(options);
    };
  }

  /// The tensor types among the arguments.
  private Set<TensorType> given() {
    Set<TensorType> given = new LinkedHashSet<>();
    Value from =
        arguments.given().all().join(arguments.receiver().map(Value::of).orElse(Value.BOTTOM));
    for (Atom atom : from.atoms()) {
      if (atom instanceof Atom.Tensor(var type, var _)) {
        given.add(type);
      }
    }
    return given;
  }

  private TensorType roled() {
    TensorType plain = TensorType.unknown(TensorType.Origin.FRAMEWORK);
    return arguments.holdSymbolic() ? plain.withRole(TensorType.Role.SYMBOLIC) : plain;
  }

  private Value tensor(Returns.Layout layout, TensorRule.Type type) {
    TensorType plain =
        layout == Returns.Layout.VARIABLE
            ? TensorType.unknown(TensorType.Origin.FRAMEWORK)
            : roled();
    return ruled.tensor(plain, layout, type, position, raising, Optional.empty());
  }

  /// Whether an argument is of an element type that dialects promote each in their own way.
  private boolean takesSmall() {
    return given().stream().anyMatch(type -> type.dtype().filter(SMALL::contains).isPresent());
  }

  /// An array; a tensor where a framework speaks the dialect of a library of arrays.
  private Value scalar(Returns.Primitive type, TensorRule rule) {
    return type == Returns.Primitive.STR
        ? ruled.text(rule)
        : ruled.integer(rule, position, arguments.ofOpenShape());
  }

  private Value array(TensorRule.Type type) {
    Library library = interpreter.library();
    if (arguments.entry().model().filter(library::computesOnHost).isPresent()
        && library.computesInGraphs(arguments.entry().name())) {
      return tensor(Returns.Layout.DENSE, takesSmall() ? type.withoutDtype() : type);
    }
    TensorType plain = TensorType.unknown(TensorType.Origin.NUMPY);
    Optional<Allocation> made = Optional.of(frame.allocation(at, "array"));
    return type.isUnsaid()
        ? Value.of(new Atom.Tensor(plain, made))
        : ruled.tensor(plain, Returns.Layout.DENSE, type, position, raising, made);
  }

  /// The library that the call belongs to.
  private String module() {
    String name = arguments.entry().name();
    return name.substring(0, name.indexOf('.'));
  }

  private Value dataset(Returns element, Optional<TensorRule> length) {
    LibraryResult flat = ofDataset();
    Optional<Long> count = length.flatMap(ruled::count);
    if (element instanceof Returns.Rows(var of)) {
      count = Structures.rows(structures.leaves(flat.give(of)));
    }
    Value contained = Values.contained(flat.give(element), frame.tooDeep(at));
    return Value.of(new Atom.Stream(Atom.StreamKind.DATASET, contained, count));
  }

  private Value batch(Value element, Optional<TensorRule> extents, int axis) {
    return structures.map(element, "batch", leaf -> structures.batch(leaf, sizes(extents), axis));
  }

  private List<Dimension> sizes(Optional<TensorRule> extents) {
    return extents.flatMap(ruled::each).orElseGet(() -> List.of(new Dimension.Dynamic()));
  }

  private Value repeated(Returns.Collection kind, TensorRule count, Returns element) {
    Optional<Long> known = ruled.count(count).filter(n -> n >= 0 && n <= MOST_ITEMS);
    if (known.isEmpty()) {
      return objects().collection(kind, at(RuledResult.ANYWHERE).give(element));
    }
    List<Value> items = new ArrayList<>();
    for (long i = 0; i < known.get(); i++) {
      items.add(at(i).give(element));
    }
    return kind == Returns.Collection.LIST
        ? interpreter.definitions().list(frame, at, items, Value.BOTTOM)
        : Values.tuple(items, frame.tooDeep(at));
  }

  private Value tensor(Returns.Layout layout) {
    Set<TensorType> given = given();
    TensorType plain = TensorType.unknown(TensorType.Origin.FRAMEWORK);
    TensorType roled = roled();
    return switch (layout) {
      case DENSE -> tensor(roled);
      case RAGGED -> tensor(roled.withLayout(TensorType.Layout.RAGGED));
      case SPARSE -> tensor(roled.withLayout(TensorType.Layout.SPARSE));
      case VARIABLE -> tensor(plain.withRole(TensorType.Role.VARIABLE));
      case SYMBOLIC -> tensor(plain.withRole(TensorType.Role.SYMBOLIC));
      case AS_GIVEN ->
          given.stream()
              .map(TensorType::layout)
              .filter(l -> l != TensorType.Layout.DENSE)
              .distinct()
              .map(l -> tensor(roled.withLayout(l)))
              .reduce(tensor(roled), Value::join);
    };
  }

  private static Value tensor(TensorType type) {
    return Value.of(new Atom.Tensor(type));
  }

  private LibraryObjects objects() {
    return new LibraryObjects(interpreter, frame, at, arguments.entry().name());
  }

  private Declarations declarations() {
    return new Declarations(interpreter, arguments, structures);
  }

  private Feeding feeding() {
    return new Feeding(interpreter, frame, at, structures);
  }

  private LayerCalls layers() {
    return new LayerCalls(interpreter, arguments);
  }

  private Map<String, Value> given(List<Returns.Field> fields) {
    Map<String, Value> given = new LinkedHashMap<>();
    fields.forEach(field -> given.put(field.name(), give(field.value())));
    return given;
  }

  private Value element(Value value) {
    return interpreter.iteration().element(frame, at, value);
  }

  /// The structure that an argument stands for.
  private Value whole(Returns of) {
    if (of instanceof Returns.Argument(var name) && arguments.isRest(name)) {
      List<Value> given = arguments.restOf(name);
      return given.size() == 1 && arguments.given().rest().isBottom() ? given.getFirst() : give(of);
    }
    return give(of);
  }

  private Value tuple(List<Returns> elements) {
    List<Value> known = new ArrayList<>();
    Value rest = Value.BOTTOM;
    for (Returns element : elements) {
      Several several = several(element);
      known.addAll(several.known());
      rest = rest.join(several.rest());
    }
    return rest.isBottom()
        ? Values.tuple(known, frame.tooDeep(at))
        : Values.stream(
            Atom.StreamKind.TUPLE,
            rest.join(Value.joined(known.toArray(Value[]::new))),
            frame.tooDeep(at));
  }

  private Value like(Returns structure, Returns leaf) {
    Value given = give(structure);
    if (leaf instanceof Returns.Leaf(var of) && of.equals(structure)) {
      return structures.map(given, "like", UnaryOperator.identity());
    }
    Value all = give(leaf);
    return structures.map(given, "like", _ -> all);
  }
}
