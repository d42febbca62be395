package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.ApiParameter;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One call of one library function: carries out what its [dev.graphlift.analysis.models.Behaviour]
/// describes.
final class LibraryCall {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Node at;
  private final ApiEntry entry;
  private final Optional<Atom> receiver;
  private final LibraryArguments arguments;
  private final LibraryResult result;

  LibraryCall(
      Interpreter interpreter,
      Frame frame,
      Node at,
      ApiEntry entry,
      Optional<Atom> receiver,
      Arguments arguments) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.at = at;
    this.entry = entry;
    this.receiver = receiver;
    this.arguments = new LibraryArguments(frame, at, entry, receiver, arguments);
    this.result = new LibraryResult(interpreter, this.arguments);
  }

  Value run() {
    return runFor(entry.behaviour().returns());
  }

  /// Carries out the call, with another result than the data says.
  Value runFor(Returns returns) {
    // The library may read any attribute of its object.
    owner().ifPresent(object -> interpreter.read(frame, object.anyAttribute()));
    new TraceObstacles(interpreter.library(), arguments).note(result);
    entry.behaviour().traits().forEach(this::apply);
    Value given = result.give(returns);
    if (receiver.isEmpty()) {
      keepIn(given);
    }
    for (Trait trait : entry.behaviour().traits()) {
      if (trait instanceof Trait.SetsUpGiven parts) {
        receiver.map(Value::of).orElse(given).stream().forEach(whole -> setUpBy(parts, whole));
      }
    }
    if (receiver.filter(this::isMadeSetUp).isEmpty()) {
      creation(given).ifPresent(this::creates);
    }
    Library library = interpreter.library();
    if (library.computesInGraphs(entry.name()) && becomesAnOperation(given)) {
      frame.activation().addComputation(frame.site(at), library.cost(entry.name()));
    }
    return given;
  }

  /// Whether a call of the framework is recorded in a graph: it gives tensors or changes state.
  private boolean becomesAnOperation(Value given) {
    boolean isCall =
        switch (entry.kind()) {
          case FUNCTION, METHOD, STATIC_METHOD, CLASS_METHOD, CLASS -> true;
          case PROPERTY, CONSTANT, DTYPE, MODULE -> false;
        };
    return isCall
        && (result.holdsTensor(given)
            || given.gap().isPresent()
            || entry.behaviour().traits().stream()
                .anyMatch(t -> t instanceof Trait.Assigns || t == Trait.Effect.STATEFUL));
  }

  private void apply(Trait trait) {
    switch (trait) {
      case Trait.CallsBack callback -> callBack(callback);
      case Trait.Mutates(var target) -> mutate(target);
      case Trait.Keeps(var parameter) -> keep(parameter);
      case Trait.Holds(var variables) -> hold(variables);
      case Trait.Assigns _, Trait.SetsUpGiven _ -> {}
      case Trait.Advances(var target) -> {
        if (arguments.argument(target).stream().anyMatch(Iteration::isTensor)) {
          interpreter
              .iteration()
              .forbid(frame, at, "`%s` iterates over a tensor".formatted(entry.name()));
        }
      }
      case Trait.Effect effect -> world(effect).ifPresent(this::outside);
    }
  }

  private static Optional<Effect.World> world(Trait.Effect effect) {
    return switch (effect) {
      case CONSOLE -> Optional.of(Effect.World.CONSOLE);
      case FILES -> Optional.of(Effect.World.FILES);
      case NETWORK -> Optional.of(Effect.World.NETWORK);
      case LOGGING -> Optional.of(Effect.World.LOGGING);
      case THREADS -> Optional.of(Effect.World.THREADS);
      case PYTHON_SIDE_EFFECT -> Optional.of(Effect.World.OTHER);
      case READS_CLOCK -> Optional.of(Effect.World.CLOCK);
      case READS_RANDOMNESS -> Optional.of(Effect.World.RANDOMNESS);
      case READS_ENVIRONMENT, READS_FILES -> Optional.of(Effect.World.ENVIRONMENT);
      case LEAVES_GRAPH -> Optional.of(Effect.World.CALLBACK);
      case READS_MODE -> Optional.of(Effect.World.MODE);
      case UNMODELLED -> Optional.of(Effect.World.UNMODELLED);
      case EAGER_ONLY -> Optional.of(Effect.World.EAGER);
      case SEEDS,
          DRAWS_BY_SEED,
          TELLS_TENSORS,
          NEEDS_VALUES,
          TRACES,
          SWITCHES_GRAPHS,
          SETS_FLOATS,
          STATEFUL,
          CREATES_VARIABLES,
          SETS_UP ->
          Optional.empty();
    };
  }

  private void outside(Effect.World world) {
    if (world == Effect.World.UNMODELLED) {
      frame.forgetPlaces();
    }
    Effect.Target target = new Effect.Target.Outside(world, entry.name());
    interpreter.attributes().effect(frame, at, target, "calls `%s`".formatted(entry.name()));
  }

  /// When variables come into being: at each call of what makes them or a new owner of them, at the
  /// first call of what merely uses its receiver.
  private Optional<Effect.Creation> creation(Value given) {
    boolean isAhead =
        entry.behaviour().has(Trait.Effect.SETS_UP)
            && receiver.isPresent()
            && !interpreter.calls().isSettingUp(frame, at);
    if (isAhead) {
      return Optional.of(Effect.Creation.AHEAD);
    }
    if (!entry.behaviour().has(Trait.Effect.CREATES_VARIABLES)) {
      return Optional.empty();
    }
    boolean gives =
        given.stream()
            .anyMatch(atom ->
                atom instanceof Atom.Tensor(var type, var _)
                    && type.role() == TensorType.Role.VARIABLE);
    return Optional.of(
        owner().isEmpty() || gives ? Effect.Creation.EACH_TIME : Effect.Creation.FIRST_USE);
  }

  /// Sets up what is made of parts, and the parts, where one of them tells the input.
  private void setUpBy(Trait.SetsUpGiven trait, Atom whole) {
    if (!(whole instanceof InstanceObject made)) {
      return;
    }
    Cell kept = made.attribute(LibraryArguments.KEPT + trait.parts());
    Value all = parts(interpreter.read(frame, kept));
    if (all.stream().anyMatch(part -> tellsInput(part, trait.arguments()))) {
      Stream.concat(Stream.of(made), all.stream())
          .filter(HeapObject.class::isInstance)
          .map(HeapObject.class::cast)
          .forEach(part -> creates(Optional.of(part), Effect.Creation.AHEAD));
    }
  }

  private boolean tellsInput(Atom part, Set<String> names) {
    boolean isPlaceholder =
        part instanceof Atom.Tensor(var type, var _) && type.role() == TensorType.Role.SYMBOLIC;
    return isPlaceholder
        || (part instanceof InstanceObject instance
            && names.stream()
                .map(name -> instance.attribute(LibraryArguments.KEPT + name))
                .map(cell -> interpreter.read(frame, cell))
                .anyMatch(value -> !value.filter(atom -> !Atom.NONE.equals(atom)).isBottom()));
  }

  private Optional<HeapObject> owner() {
    return receiver.filter(HeapObject.class::isInstance).map(HeapObject.class::cast);
  }

  private void creates(Effect.Creation creation) {
    creates(owner(), creation);
  }

  private void creates(Optional<HeapObject> owner, Effect.Creation creation) {
    Effect.Target target = new Effect.Target.Variables(owner, creation);
    String description = "creates variables by `%s`".formatted(entry.name());
    interpreter.attributes().effect(frame, at, target, description);
  }

  /// Whether objects of the receiver's class are set up when they are made.
  private boolean isMadeSetUp(Atom object) {
    return object instanceof InstanceObject instance
        && instance.type() instanceof Atom.Library(var type)
        && interpreter
            .library()
            .find(type)
            .filter(made -> made.behaviour().has(Trait.Effect.SETS_UP))
            .isPresent();
  }

  private void callBack(Trait.CallsBack callback) {
    String callee = callback.callee();
    Value function = callee(callee).filter(atom -> !Atom.NONE.equals(atom));
    if (function.isBottom()) {
      return;
    }
    List<Value> positional = new ArrayList<>();
    Value rest = Value.BOTTOM;
    Map<String, Value> keywords = Map.of();
    for (Returns each : callback.arguments()) {
      if (each instanceof Returns.KeywordSpread(Returns.Argument _)) {
        keywords = arguments.unclaimedKeywords();
      } else {
        Several several = result.several(each);
        positional.addAll(several.known());
        rest = rest.join(several.rest());
      }
    }
    Arguments handed = new Arguments(positional, rest, keywords, Value.BOTTOM);
    Value given =
        switch (callback.often()) {
          case ONCE -> {
            function.stream().forEach(this::setsUp);
            yield interpreter.calls().settingUp(frame, at, function, handed);
          }
          case ALWAYS -> {
            if (setsItsReceiverUp()) {
              function.stream().forEach(this::usesFirst);
            }
            yield isTraced(callee)
                ? interpreter.calls().traced(frame, at, function, handed)
                : interpreter.calls().call(frame, at, function, handed);
          }
        };
    result.callbackGives(callee, given);
  }

  /// Whether a graph is made of what is called back: a method of the receiver, or any function
  /// where there is no receiver that has such methods.
  private boolean isTraced(String callee) {
    return entry.behaviour().has(Trait.Effect.TRACES)
        && (callee.startsWith("self.")
            || entry.behaviour().traits().stream()
                .noneMatch(trait ->
                    trait instanceof Trait.CallsBack(var other, var _, var _)
                        && other.startsWith("self.")));
  }

  /// Whether the first call sets the receiver up, so that what it calls back besides may be traced
  /// while that happens.
  private boolean setsItsReceiverUp() {
    return entry.behaviour().traits().stream()
        .anyMatch(trait ->
            trait instanceof Trait.CallsBack(var _, var _, var often) && often == Trait.Often.ONCE);
  }

  private void usesFirst(Atom callee) {
    if (callee instanceof Atom.Bound(var _, FunctionObject function)) {
      frame.activation().addFirstUse(frame.site(at), function.code().site());
    }
  }

  private void setsUp(Atom callee) {
    if (callee instanceof Atom.Bound(var _, FunctionObject function)) {
      frame.activation().addSetUp(frame.site(at), function.code().site());
    }
  }

  private Value callee(String callee) {
    int dot = callee.indexOf('.');
    if (dot < 0) {
      return parts(arguments.argument(callee));
    }
    String name = callee.substring(dot + 1);
    if (!callee.startsWith("self.")) {
      return methods(parts(arguments.argument(callee.substring(0, dot))), name);
    }
    return methods(receiver.map(Value::of).orElse(Value.BOTTOM), name)
        .join(parts(arguments.argument(callee)));
  }

  /// The methods of that name that the classes of objects have.
  private Value methods(Value owners, String name) {
    Value all = Value.BOTTOM;
    for (Atom owner : owners.atoms()) {
      if (owner instanceof InstanceObject instance) {
        all = all.join(interpreter.attributes().special(frame, at, instance, name));
      }
    }
    return all;
  }

  /// What a value is, or holds where it is a collection.
  private Value parts(Value value) {
    Value all = Value.BOTTOM;
    for (Atom atom : value.atoms()) {
      boolean several =
          atom instanceof Atom.Tuple
              || atom instanceof Atom.Stream
              || atom instanceof ContainerObject;
      Value each = Value.of(atom);
      all = all.join(several ? interpreter.iteration().element(frame, at, each) : each);
    }
    return value.gap().map(Value::unknown).orElse(Value.BOTTOM).join(all);
  }

  private void mutate(String target) {
    frame.forgetPlaces();
    String method = entry.name();
    for (Atom atom : arguments.argument(target).atoms()) {
      if (atom instanceof HeapObject object) {
        Effect.Target changed = new Effect.Target.ByMethod(object, method);
        interpreter.attributes().effect(frame, at, changed, "`%s` changes it".formatted(method));
      } else if (atom instanceof Atom.Tensor(var type, var made)
          && type.origin() == TensorType.Origin.NUMPY) {
        Effect.Target changed = new Effect.Target.ArrayContents(made);
        interpreter
            .attributes()
            .effect(frame, at, changed, "`%s` changes an array".formatted(method));
      }
    }
  }

  private void hold(List<Returns.Field> variables) {
    for (Returns.Field variable : variables) {
      Value value = result.give(variable.value());
      receiver
          .filter(HeapObject.class::isInstance)
          .map(HeapObject.class::cast)
          .ifPresent(holder -> {
            holder.attribute(variable.name()).add(value);
            holder.attribute(Weights.VARIABLES).add(value);
          });
    }
  }

  private void keep(String parameter) {
    receiver.ifPresent(object -> keep(parameter, object));
  }

  private void keep(String parameter, Atom holder) {
    if (parameter.equals(Trait.Keeps.ALL)) {
      entry.parameters().forEach(each -> keep(each.name(), holder));
      arguments.unclaimedKeywords().keySet().forEach(each -> keep(each, holder));
    } else if (holder instanceof HeapObject object) {
      object.attribute(LibraryArguments.KEPT + parameter).add(arguments.argument(parameter));
    }
  }

  private void show(InstanceObject tuple) {
    for (ApiParameter parameter : entry.parameters()) {
      Value given = arguments.argument(parameter.name());
      boolean none = parameter.defaultValue().filter("None"::equals).isPresent();
      tuple
          .attribute(parameter.name())
          .add(arguments.isPassed(parameter.name()) || !none ? given : given.join(Value.NONE));
    }
  }

  /// A constructor keeps arguments in what it makes, and a named tuple shows them.
  private void keepIn(Value made) {
    if (entry.bases().contains("tuple")) {
      made.stream()
          .filter(InstanceObject.class::isInstance)
          .forEach(tuple -> show((InstanceObject) tuple));
    }
    for (Trait trait : entry.behaviour().traits()) {
      if (trait instanceof Trait.Keeps(var parameter)) {
        made.atoms().forEach(atom -> keep(parameter, atom));
      }
    }
  }
}
