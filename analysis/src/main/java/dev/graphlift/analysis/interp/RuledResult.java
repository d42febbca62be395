package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.ApiParameter;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.models.TensorRule;
import dev.graphlift.analysis.tensors.Argument;
import dev.graphlift.analysis.tensors.Defaults;
import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.tensors.TensorRules;
import dev.graphlift.analysis.tensors.TensorRules.Case;
import dev.graphlift.analysis.tensors.TensorRules.Outcome;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The parts of a library call's result that rules compute from its arguments, case by case.
final class RuledResult {
  /// The position of a value of which it is not known.
  static final long ANYWHERE = -1;

  /// What a call is taken to give that raises as far as the rules know.
  enum Raising {
    /// Nothing: there is another description of what it may give.
    NOTHING,
    /// Something of which only the rest is known: the program expects the call to give something.
    UNKNOWN
  }

  private final LibraryArguments arguments;
  private final Library library;
  private final Cases cases;

  RuledResult(Interpreter interpreter, LibraryArguments arguments) {
    this.arguments = arguments;
    this.library = interpreter.library();
    this.cases = new Cases(interpreter, arguments.frame());
  }

  /// The tensors that a call gives.
  ///
  /// @param plain the role and origin of the result
  Value tensor(
      TensorType plain,
      Returns.Layout layout,
      TensorRule.Type rules,
      long position,
      Raising raising,
      Optional<dev.graphlift.analysis.values.Allocation> made) {
    Set<TensorRule.Parameter> parameters = new LinkedHashSet<>();
    Stream.of(rules.shape(), rules.dtype(), rules.elements())
        .flatMap(Optional::stream)
        .forEach(rule -> collect(rule, parameters));
    List<Case> cases = cases(parameters, position);
    Value all = tensor(plain, layout, rules, cases, made);
    if (all.isBottom()) {
      rules.dtype().ifPresent(rule -> noteMismatch(rule, cases));
    }
    return all.isBottom() && raising == Raising.UNKNOWN
        ? tensor(
            plain,
            layout,
            new TensorRule.Type(Optional.empty(), rules.dtype(), Optional.empty()),
            cases,
            made)
        : all;
  }

  private static Value tensor(
      TensorType plain,
      Returns.Layout layout,
      TensorRule.Type rules,
      List<Case> cases,
      Optional<dev.graphlift.analysis.values.Allocation> made) {
    Value all = Value.BOTTOM;
    for (Case each : cases) {
      for (TensorType type : typed(plain, layout, rules, each)) {
        all = all.join(Value.of(new Atom.Tensor(type, made)));
      }
    }
    return all;
  }

  private void noteMismatch(TensorRule dtype, List<Case> cases) {
    if (!cases.isEmpty()
        && cases.stream().allMatch(each -> TensorRules.elementTypesDiffer(dtype, each))) {
      arguments.note(
          Effect.World.ELEMENT_TYPES,
          "`%s` combines tensors of different element types".formatted(arguments.entry().name()));
    }
  }

  private static List<TensorType> typed(
      TensorType plain, Returns.Layout layout, TensorRule.Type rules, Case each) {
    Optional<List<Dimension>> shape = Optional.empty();
    if (rules.shape().isPresent()) {
      switch (TensorRules.extents(rules.shape().get(), each)) {
        case Outcome.Known<List<Dimension>>(var known) -> shape = Optional.of(known);
        case Outcome.Open<List<Dimension>> _ -> {}
        case Outcome.Raises<List<Dimension>> _ -> {
          return List.of();
        }
      }
    }
    Optional<String> dtype = Optional.empty();
    if (rules.dtype().isPresent()) {
      switch (TensorRules.dtype(rules.dtype().get(), each)) {
        case Outcome.Known<String>(var known) -> dtype = Optional.of(known);
        case Outcome.Open<String> _ -> {}
        case Outcome.Raises<String> _ -> {
          return List.of();
        }
      }
    }
    TensorType type = plain.withShape(shape).withDtype(dtype);
    if (rules.elements().isPresent()
        && shape.map(s -> s.size() < 2).orElse(false)
        && TensorRules.extents(rules.elements().get(), each)
            instanceof Outcome.Known<List<Dimension>>(var elements)) {
      type = type.withElements(Optional.of(elements));
    }
    return laidOut(type, layout, each);
  }

  private static List<TensorType> laidOut(TensorType type, Returns.Layout layout, Case each) {
    return switch (layout) {
      case DENSE -> List.of(Operations.settled(type));
      case RAGGED -> List.of(type.withLayout(TensorType.Layout.RAGGED));
      case SPARSE -> List.of(type.withLayout(TensorType.Layout.SPARSE));
      case VARIABLE -> List.of(type.withRole(TensorType.Role.VARIABLE));
      case SYMBOLIC -> List.of(type.withRole(TensorType.Role.SYMBOLIC));
      case AS_GIVEN -> asGiven(type, each);
    };
  }

  private static List<TensorType> asGiven(TensorType type, Case each) {
    Set<TensorType.Layout> layouts = new LinkedHashSet<>();
    each.parameters().values().forEach(argument -> addLayouts(argument, layouts));
    if (layouts.contains(TensorType.Layout.SPARSE)) {
      return List.of(type.withLayout(TensorType.Layout.SPARSE));
    }
    return layouts.contains(TensorType.Layout.RAGGED) && type.shape().isEmpty()
        ? List.of(type, type.withLayout(TensorType.Layout.RAGGED))
        : List.of(Operations.settled(type));
  }

  private static void addLayouts(Argument argument, Set<TensorType.Layout> layouts) {
    if (argument instanceof Argument.Tensor(var type)) {
      layouts.add(type.layout());
    } else if (argument instanceof Argument.Several(var item)) {
      addLayouts(item, layouts);
    } else if (argument instanceof Argument.Sequence(var items)) {
      items.forEach(item -> addLayouts(item, layouts));
    }
  }

  /// The extents that a rule gives, as a tuple of numbers; the other value where it gives none.
  Value extents(TensorRule rule, Value otherwise, boolean symbolic) {
    Value all = Value.BOTTOM;
    for (Case each : cases(rule, ANYWHERE)) {
      all =
          all.join(
              switch (TensorRules.extents(rule, each)) {
                case Outcome.Known<List<Dimension>>(var shape) ->
                    Value.of(
                        new Atom.Tuple(
                            shape.stream().map(dimension -> number(dimension, symbolic)).toList()));
                case Outcome.Open<List<Dimension>> _ -> otherwise;
                case Outcome.Raises<List<Dimension>> _ -> Value.BOTTOM;
              });
    }
    return all;
  }

  private static Value number(Dimension dimension, boolean symbolic) {
    return switch (dimension) {
      case Dimension.Fixed(var extent) -> Values.integer(extent);
      case Dimension.Dynamic _ -> symbolic ? Value.NONE : Values.some(Atom.ScalarKind.INTEGER);
      case Dimension.Unresolved _ -> Values.some(Atom.ScalarKind.INTEGER);
      case Dimension.Ragged _ -> Value.NONE;
    };
  }

  /// The element type that a rule gives, as a name of the library.
  Value elementType(TensorRule rule, String module, Value otherwise) {
    Value all = Value.BOTTOM;
    for (Case each : cases(rule, ANYWHERE)) {
      all =
          all.join(
              switch (TensorRules.dtype(rule, each)) {
                case Outcome.Known<String>(var dtype) ->
                    Value.of(new Atom.Library(module + "." + dtype));
                case Outcome.Open<String> _ -> otherwise;
                case Outcome.Raises<String> _ -> Value.BOTTOM;
              });
    }
    return all;
  }

  /// The name of the element type that a rule gives, as text.
  Value text(TensorRule rule) {
    Value all = Value.BOTTOM;
    for (Case each : cases(rule, ANYWHERE)) {
      all =
          all.join(
              switch (TensorRules.dtype(rule, each)) {
                case Outcome.Known<String>(var dtype) -> Values.string(dtype);
                case Outcome.Open<String> _ -> Values.some(Atom.ScalarKind.STRING);
                case Outcome.Raises<String> _ -> Value.BOTTOM;
              });
    }
    return all;
  }

  /// The integer that a rule gives.
  ///
  /// @param symbolic whether an extent that is not known is `None`
  Value integer(TensorRule rule, long position, boolean symbolic) {
    Value all = Value.BOTTOM;
    for (Case each : cases(rule, position)) {
      all =
          all.join(
              switch (TensorRules.integer(rule, each)) {
                case Outcome.Known<Dimension>(var known) -> number(known, symbolic);
                case Outcome.Open<Dimension> _ -> Values.some(Atom.ScalarKind.INTEGER);
                case Outcome.Raises<Dimension> _ -> Value.BOTTOM;
              });
    }
    return all;
  }

  /// Whether a test holds, if it comes out the same in every case.
  Optional<Boolean> test(TensorRule rule) {
    Set<Optional<Boolean>> answers = new LinkedHashSet<>();
    for (Case each : cases(rule, ANYWHERE)) {
      answers.add(
          TensorRules.flag(rule, each) instanceof Outcome.Known<Boolean>(var known)
              ? Optional.of(known)
              : Optional.empty());
    }
    return answers.size() == 1 ? answers.iterator().next() : Optional.empty();
  }

  /// The extents that a rule gives in its only case.
  Optional<List<Dimension>> each(TensorRule rule) {
    List<Case> all = cases(rule, ANYWHERE);
    return all.size() == 1
            && TensorRules.extents(rule, all.getFirst())
                instanceof Outcome.Known<List<Dimension>>(var extents)
        ? Optional.of(extents)
        : Optional.empty();
  }

  /// The one number that a rule gives in every case, if it does.
  Optional<Long> count(TensorRule rule) {
    return Values.constantInteger(integer(rule, ANYWHERE, false));
  }

  private List<Case> cases(TensorRule rule, long position) {
    Set<TensorRule.Parameter> parameters = new LinkedHashSet<>();
    collect(rule, parameters);
    return cases(parameters, position);
  }

  private List<Case> cases(Set<TensorRule.Parameter> parameters, long position) {
    List<String> names = new ArrayList<>();
    List<List<Argument>> options = new ArrayList<>();
    for (TensorRule.Parameter parameter : parameters) {
      String name = name(parameter);
      names.add(name);
      options.add(options(name));
    }
    List<Case> all = new ArrayList<>();
    for (List<Argument> row : Cases.product(options)) {
      Map<String, Argument> given = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        given.put(names.get(i), row.get(i));
      }
      all.add(new Case(given, position));
    }
    return all;
  }

  private String name(TensorRule.Parameter parameter) {
    return parameter.names().stream()
        .filter(name -> arguments.entry().parameter(name).isPresent())
        .findFirst()
        .orElse(parameter.names().getFirst());
  }

  private List<Argument> options(String name) {
    if (name.equals(TensorRule.Parameter.FLOATS)) {
      return List.of(library.floats().map(Argument::dtype).orElseGet(Argument.Unknown::new));
    }
    Value value = arguments.argument(name);
    if (arguments.isPassed(name)) {
      return cases.of(value);
    }
    Argument fallback =
        arguments
            .entry()
            .parameter(name)
            .or(() -> arguments.keptParameter(library, name))
            .flatMap(ApiParameter::defaultValue)
            .map(Defaults::of)
            .orElseGet(Argument.Missing::new);
    List<Argument> options = new ArrayList<>(cases.of(value));
    options.add(fallback);
    return options;
  }

  private static void collect(TensorRule rule, Set<TensorRule.Parameter> parameters) {
    switch (rule) {
      case TensorRule.Parameter parameter -> parameters.add(parameter);
      case TensorRule.Apply(var _, var operands) ->
          operands.forEach(operand -> collect(operand, parameters));
      case TensorRule.Constant _, TensorRule.Word _, TensorRule.Position _ -> {}
    }
  }
}
