package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.ApiParameter;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of one library call, by the parameters of the library's signature.
record LibraryArguments(
    Frame frame, Node at, ApiEntry entry, Optional<Atom> receiver, Arguments given) {
  /// What the names of attributes begin with that hold kept arguments.
  static final String KEPT = "=kept ";

  /// Notes an effect of the call.
  void note(Effect.World world, String description) {
    Effect.Target target = new Effect.Target.Outside(world, entry.name());
    frame.activation().addEffect(new Effect(target, frame.site(at), description));
  }

  /// Whether it is the parameter that takes all further positional arguments.
  boolean isRest(String name) {
    return entry.parameter(name).map(ApiParameter::kind).stream()
        .anyMatch(kind -> kind == ApiParameter.Passing.REST);
  }

  /// The arguments for a parameter that takes all further keywords.
  Map<String, Value> unclaimedKeywords() {
    Map<String, Value> left = new LinkedHashMap<>(given.keywords());
    entry.parameters().stream()
        .filter(p -> p.kind() != ApiParameter.Passing.KEYWORD_REST)
        .map(ApiParameter::name)
        .forEach(left::remove);
    return left;
  }

  /// The arguments for a parameter that takes all further positional ones.
  List<Value> restOf(String name) {
    int position = position(name);
    List<Value> all = given.positional();
    return position >= 0 && position < all.size() ? all.subList(position, all.size()) : List.of();
  }

  /// What objects were made with or keep.
  private Value kept(Value holders, String name) {
    Value all = holders.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom holder : holders.atoms()) {
      if (holder instanceof HeapObject object) {
        all = all.join(object.attribute(KEPT + name).read(frame.activation()));
      }
    }
    return all;
  }

  /// The parameter of a constructor whose argument the object made keeps, as in `self.units`.
  Optional<ApiParameter> keptParameter(Library library, String parameter) {
    int dot = parameter.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : argument(parameter.substring(0, dot))
            .only()
            .filter(InstanceObject.class::isInstance)
            .map(object -> ((InstanceObject) object).type())
            .flatMap(type ->
                type instanceof Atom.Library(var name) ? library.find(name) : Optional.empty())
            .flatMap(made -> made.parameter(parameter.substring(dot + 1)));
  }

  /// Whether the receiver is a shape with extents that are `None`.
  boolean ofOpenShape() {
    return receiver
        .filter(self ->
            self instanceof Atom.Tuple(var items)
                && items.stream().anyMatch(item -> item.atoms().contains(Atom.NONE)))
        .isPresent();
  }

  /// Whether an argument is passed for sure.
  boolean isPassed(String parameter) {
    String counterpart = entry.counterparts().get(parameter);
    return isPassedAs(parameter) || (counterpart != null && isPassedAs(counterpart));
  }

  private boolean isPassedAs(String parameter) {
    if (parameter.indexOf('.') > 0) {
      return !argument(parameter).isBottom();
    }
    if (parameter.equals("self") || isRest(parameter)) {
      return true;
    }
    int position = position(parameter);
    return (position >= 0 && position < given.positional().size())
        || given.keywords().containsKey(parameter);
  }

  private int position(String parameter) {
    int position = 0;
    for (ApiParameter each : entry.parameters()) {
      boolean named = each.name().equals(parameter);
      switch (each.kind()) {
        case POSITIONAL_ONLY, POSITIONAL, REST -> {
          if (named) {
            return position;
          }
          position++;
        }
        case KEYWORD_ONLY, KEYWORD_REST -> {
          if (named) {
            return -1;
          }
        }
      }
    }
    return -1;
  }

  /// The argument for a parameter, `self` for the receiver; bottom if it is not passed.
  Value argument(String parameter) {
    if (parameter.equals("self")) {
      return receiver.map(Value::of).orElse(Value.BOTTOM);
    }
    int dot = parameter.lastIndexOf('.');
    if (dot > 0) {
      return kept(argument(parameter.substring(0, dot)), parameter.substring(dot + 1));
    }
    if (isRest(parameter)) {
      List<Value> known = restOf(parameter);
      return given.rest().isBottom()
          ? Values.tuple(known, frame.tooDeep(at))
          : Values.stream(
              Atom.StreamKind.TUPLE,
              given.rest().join(Value.joined(known.toArray(Value[]::new))),
              frame.tooDeep(at));
    }
    Value own = given.argument(position(parameter), parameter);
    String counterpart = entry.counterparts().get(parameter);
    return counterpart == null ? own : own.join(given.argument(position(counterpart), counterpart));
  }

  /// Whether a placeholder of a model under construction is among the arguments, or in a list of
  /// them.
  boolean holdSymbolic() {
    Value all = given().all().join(receiver().map(Value::of).orElse(Value.BOTTOM));
    return isSymbolic(all) || all.stream().anyMatch(atom -> isSymbolic(items(atom)));
  }

  private Value items(Atom atom) {
    if (atom instanceof Atom.Tuple(var parts)) {
      return Value.joined(parts);
    }
    return atom instanceof ContainerObject container
        ? container.elements(frame.activation())
        : Value.BOTTOM;
  }

  private static boolean isSymbolic(Value value) {
    return value.stream()
        .anyMatch(atom ->
            atom instanceof Atom.Tensor(var type, var _)
                && type.role() == TensorType.Role.SYMBOLIC);
  }
}
