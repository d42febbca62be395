package dev.graphlift.analysis.names;

import dev.graphlift.analysis.names.Hybridization.Certainty;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Recognises expressions that turn a function into a graph function when they are applied to it:
/// `tf.function`, `tf.function(jit_compile=True)`, partials of these, and functions of the project
/// that hand their argument to one.
final class Converters {
  private static final Denotation PARTIAL = new Denotation.Qualified("functools.partial");

  /// Such an expression.
  ///
  /// @param entity the library function behind it
  record Converter(
      HybridForm form, String entity, List<HybridOption> options, Certainty certainty) {
    private Converter in(HybridForm other) {
      return new Converter(other, entity, options, certainty);
    }

    private Converter possible() {
      return new Converter(form, entity, options, Certainty.POSSIBLE);
    }
  }

  /// A converter together with the function it is applied to.
  record Application(Converter converter, Expression function) {}

  private final NameResolver resolver;
  private final GraphConverters library;
  private final Map<FunctionUnit, Optional<Converter>> wrappers = new HashMap<>();
  private final Map<FunctionUnit, Optional<Converter>> factories = new HashMap<>();
  private final Map<FunctionUnit, Optional<Converter>> factoriesByDefault = new HashMap<>();
  private final Set<FunctionUnit> visiting = new HashSet<>();
  private final Set<Denotation> open = new HashSet<>();
  private int cuts;

  Converters(NameResolver resolver, GraphConverters library) {
    this.resolver = resolver;
    this.library = library;
  }

  /// What an expression does to a function it is applied to.
  Optional<Converter> converter(FileIndex file, Expression expression) {
    List<Denotation> meanings = resolver.preferred(file, file.scopeAt(expression.id()), expression);
    return agreed(meanings.stream().map(this::ofDenotation).toList());
  }

  /// The converter a call applies to a function: `tf.function(f)`.
  Optional<Application> application(FileIndex file, Expression.Call call) {
    return converter(file, call.function()).flatMap(converter -> applied(converter, file, call));
  }

  private Optional<Application> applied(Converter converter, FileIndex file, Expression.Call call) {
    if (converter.form == HybridForm.WRAPPER) {
      return call.arguments().stream()
          .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
          .map(argument -> new Application(converter, argument.value()))
          .findFirst();
    }
    Converter complete = with(converter, file, call.arguments());
    return function(complete).map(function -> new Application(withoutFunction(complete), function));
  }

  private Optional<Converter> ofDenotation(Denotation meaning) {
    return switch (meaning) {
      case Denotation.Qualified(String entity) when library.isConverter(entity) ->
          Optional.of(new Converter(HybridForm.DECORATOR, entity, List.of(), Certainty.CERTAIN));
      case Denotation.Computed(String path, int id) -> ofNode(resolver.file(path), id);
      case Denotation.ProjectFunction(String path, int id) ->
          ofFunction(resolver.file(path), id).map(found -> found.in(HybridForm.WRAPPER));
      case Denotation.Qualified _,
          Denotation.ProjectClass _,
          Denotation.ProjectModule _,
          Denotation.ProjectNamespace _,
          Denotation.Missing _ ->
          Optional.empty();
    };
  }

  private Optional<Converter> ofNode(FileIndex file, int id) {
    Node node = file.node(id);
    if (node instanceof Expression.Lambda lambda) {
      return lambda.parameters().positional().stream()
          .findFirst()
          .flatMap(parameter -> conversionOf(file, parameter, lambda.body()))
          .map(found -> found.in(HybridForm.WRAPPER));
    }
    return node instanceof Expression.Call call ? ofAssignedCall(file, call) : Optional.empty();
  }

  /// A call whose result a name denotes; the callee may be that name itself, as in `f = f(x)`.
  private Optional<Converter> ofAssignedCall(FileIndex file, Expression.Call call) {
    Denotation result = new Denotation.Computed(file.path(), call.id());
    if (!open.add(result)) {
      return Optional.empty();
    }
    Optional<Converter> found = ofCall(file, call);
    open.remove(result);
    return found;
  }

  /// A call that makes a converter: with arguments but without a function, or by a partial.
  private Optional<Converter> ofCall(FileIndex file, Expression.Call call) {
    List<Denotation> callee = resolver.preferred(file, file.scopeAt(call.id()), call.function());
    boolean isPartial = callee.equals(List.of(PARTIAL));
    if (isPartial && !call.arguments().isEmpty()) {
      List<Argument> rest = call.arguments().subList(1, call.arguments().size());
      return converter(file, call.arguments().getFirst().value())
          .map(found -> with(found, file, rest))
          .map(found -> found.form == HybridForm.DECORATOR ? found.in(HybridForm.PARTIAL) : found);
    }
    return agreed(callee.stream().map(meaning -> calledConverter(meaning, file, call)).toList());
  }

  private Optional<Converter> calledConverter(
      Denotation callee, FileIndex file, Expression.Call call) {
    if (callee instanceof Denotation.ProjectFunction(String path, int id)) {
      FileIndex home = resolver.file(path);
      boolean givesFunction =
          call.arguments().stream().anyMatch(a -> a.kind() == Argument.Kind.POSITIONAL);
      return (givesFunction ? factory(home, id) : factoryByDefault(home, id))
          .map(found -> found.in(HybridForm.WRAPPER));
    }
    return ofDenotation(callee)
        .filter(converter -> converter.form != HybridForm.WRAPPER)
        .map(converter -> with(converter, file, call.arguments()))
        .filter(converter -> function(converter).isEmpty());
  }

  /// A function of the project that returns a converter.
  private Optional<Converter> factory(FileIndex file, int defId) {
    return remembered(
        factories,
        file.function(defId),
        unit -> Returns.of(unit.def()).stream().map(value -> converter(file, value)).toList());
  }

  /// The same for a call without positional arguments: what would convert the first one is then
  /// `tf.function(None, …)`.
  private Optional<Converter> factoryByDefault(FileIndex file, int defId) {
    FunctionUnit factory = file.function(defId);
    Optional<Parameter> first = factory.def().parameters().positional().stream().findFirst();
    if (first.isEmpty()) {
      return factory(file, defId);
    }
    return remembered(
        factoriesByDefault,
        factory,
        unit ->
            Returns.of(unit.def()).stream()
                .map(value -> converter(file, value).or(() -> called(file, first.get(), value)))
                .toList());
  }

  private Optional<Converter> called(FileIndex file, Parameter parameter, Expression value) {
    return value instanceof Expression.Call call
        ? convertingCall(file, parameter, call)
        : Optional.empty();
  }

  /// A function of the project that returns its argument converted, or a converter where it is
  /// called without a function first.
  private Optional<Converter> ofFunction(FileIndex file, int defId) {
    return remembered(
        wrappers,
        file.function(defId),
        unit ->
            unit.def().parameters().positional().stream()
                .findFirst()
                .map(parameter -> conversions(file, unit, parameter))
                .orElse(List.of()));
  }

  private List<Optional<Converter>> conversions(
      FileIndex file, FunctionUnit unit, Parameter parameter) {
    List<Expression> returned = Returns.of(unit.def());
    List<Optional<Converter>> conversions =
        returned.stream().map(value -> conversionOf(file, parameter, value)).toList();
    List<Optional<Converter>> all = new ArrayList<>();
    for (int i = 0; i < returned.size(); i++) {
      if (conversions.get(i).isPresent() || !isPartialOf(file, unit, returned.get(i))) {
        all.add(conversions.get(i));
      }
    }
    return all;
  }

  /// `return functools.partial(jit, …)` inside `jit`: the decorator, called with options alone.
  private boolean isPartialOf(FileIndex file, FunctionUnit unit, Expression returned) {
    if (!(returned instanceof Expression.Call call) || call.arguments().isEmpty()) {
      return false;
    }
    Scope scope = file.scopeAt(call.id());
    Expression first = call.arguments().getFirst().value();
    return resolver.preferred(file, scope, call.function()).equals(List.of(PARTIAL))
        && resolver
            .preferred(file, scope, first)
            .equals(List.of(new Denotation.ProjectFunction(file.path(), unit.id())));
  }

  private Optional<Converter> remembered(
      Map<FunctionUnit, Optional<Converter>> known,
      FunctionUnit unit,
      Function<FunctionUnit, List<Optional<Converter>>> readings) {
    Optional<Converter> answer = known.get(unit);
    if (answer != null) {
      return answer;
    }
    if (!visiting.add(unit)) {
      cuts++;
      return Optional.empty();
    }
    int cutsBefore = cuts;
    Optional<Converter> found = agreed(readings.apply(unit));
    visiting.remove(unit);
    if (cuts == cutsBefore) {
      known.put(unit, found);
    }
    return found;
  }

  /// What `value` makes of a parameter: `tf.function(f)`, or a hybrid inner function that uses it.
  private Optional<Converter> conversionOf(FileIndex file, Parameter parameter, Expression value) {
    List<Denotation> meanings = resolver.preferred(file, file.scopeAt(value.id()), value);
    return agreed(
        meanings.stream()
            .map(meaning ->
                switch (meaning) {
                  case Denotation.Computed(String path, int id) when path.equals(file.path()) ->
                      convertingCall(file, parameter, file.node(id));
                  case Denotation.ProjectFunction(String path, int id)
                      when path.equals(file.path()) ->
                      convertingClosure(file, parameter, file.function(id));
                  case Denotation.Computed _,
                      Denotation.ProjectFunction _,
                      Denotation.ProjectClass _,
                      Denotation.ProjectModule _,
                      Denotation.ProjectNamespace _,
                      Denotation.Qualified _,
                      Denotation.Missing _ ->
                      Optional.<Converter>empty();
                })
            .toList());
  }

  private Optional<Converter> convertingCall(FileIndex file, Parameter parameter, Node node) {
    return node instanceof Expression.Call call
        ? application(file, call)
            .filter(application -> reaches(file, parameter, application.function()))
            .map(Application::converter)
        : Optional.empty();
  }

  private boolean reaches(FileIndex file, Parameter parameter, Expression function) {
    Scope scope = file.scopeAt(function.id());
    return resolver.preferred(file, scope, function).stream()
        .anyMatch(meaning ->
            switch (meaning) {
              case Denotation.Computed(String path, int id) when path.equals(file.path()) ->
                  id == parameter.id()
                      || (file.node(id) instanceof Expression.Lambda lambda
                          && uses(file, lambda, parameter));
              case Denotation.ProjectFunction(String path, int id) when path.equals(file.path()) ->
                  uses(file, file.function(id).def(), parameter);
              case Denotation.Computed _,
                  Denotation.ProjectFunction _,
                  Denotation.ProjectClass _,
                  Denotation.ProjectModule _,
                  Denotation.ProjectNamespace _,
                  Denotation.Qualified _,
                  Denotation.Missing _ ->
                  false;
            });
  }

  private static boolean uses(FileIndex file, Node function, Parameter parameter) {
    Scope home = file.scopeAt(parameter.id());
    Scope inner = file.scope(function);
    String name = home.mangled(parameter.name());
    return inner.used.contains(name)
        && inner.access(name) instanceof Access.Cell(Scope owner)
        && owner == home;
  }

  private Optional<Converter> convertingClosure(
      FileIndex file, Parameter parameter, FunctionUnit inner) {
    return uses(file, inner.def(), parameter)
        ? inner.def().decorators().stream()
            .flatMap(decorator -> converter(file, decorator).stream())
            .reduce((_, last) -> last)
        : Optional.empty();
  }

  private Converter with(Converter converter, FileIndex file, List<Argument> arguments) {
    List<HybridOption> all = new ArrayList<>(converter.options);
    all.addAll(library.options(converter.entity, file.path(), arguments));
    return new Converter(converter.form, converter.entity, all, converter.certainty);
  }

  private Converter withoutFunction(Converter converter) {
    List<HybridOption> others =
        converter.options.stream()
            .filter(option -> !library.isFunction(converter.entity, option.parameter()))
            .toList();
    return new Converter(converter.form, converter.entity, others, converter.certainty);
  }

  /// The function that is given to a converter already, other than as `None`.
  private Optional<Expression> function(Converter converter) {
    return converter.options.stream()
        .filter(option -> library.isFunction(converter.entity, option.parameter()))
        .map(HybridOption::value)
        .filter(value -> !isNone(value))
        .findFirst();
  }

  /// One answer for several readings: certain where all readings convert.
  private static Optional<Converter> agreed(List<Optional<Converter>> readings) {
    Optional<Converter> last =
        readings.stream().flatMap(Optional::stream).reduce((_, later) -> later);
    boolean isCertain =
        readings.stream()
            .allMatch(r -> r.filter(c -> c.certainty == Certainty.CERTAIN).isPresent());
    return isCertain ? last : last.map(Converter::possible);
  }

  private static boolean isNone(Expression value) {
    return value instanceof Expression.Constant constant
        && constant.value() instanceof Literal.NoneLiteral;
  }
}
