package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.NameBindings.Bound;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds both sides of a branch, and the rounds of a loop, to the same variables of the same types,
/// as graphs need them where a tensor decides.
final class TracedTypes {
  private final TracedCode code;
  private final Map<String, List<Bound>> bound;

  TracedTypes(TracedCode code) {
    this.code = code;
    this.bound = NameBindings.of(code.def().body());
  }

  /// What is wrong with a branch that a tensor decides.
  ///
  /// @param around the statements it stands in, innermost first
  List<Effect> branches(Statement.If branch, List<Statement> around) {
    if (leaves(branch.body()) || leaves(branch.orElse())) {
      return List.of();
    }
    Map<String, List<Bound>> then = NameBindings.of(branch.body());
    Map<String, List<Bound>> otherwise = NameBindings.of(branch.orElse());
    Set<String> names = new LinkedHashSet<>(then.keySet());
    names.addAll(otherwise.keySet());
    List<Effect> found = new ArrayList<>();
    for (String name : names) {
      if (Liveness.isUsedAfter(code.file(), branch, name)) {
        branch(branch, name, then.containsKey(name), otherwise.containsKey(name))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean leaves(List<Statement> body) {
    return body.stream()
        .anyMatch(statement ->
            statement instanceof Statement.Return
                || statement instanceof Statement.Raise
                || statement instanceof Statement.Break
                || statement instanceof Statement.Continue
                || (statement instanceof Statement.If inner
                    && (leaves(inner.body()) || leaves(inner.orElse()))));
  }

  private Optional<Effect> branch(
      Statement.If branch, String name, boolean boundThen, boolean boundOtherwise) {
    boolean onBoth = boundThen && boundOtherwise;
    Optional<Value> before = onBoth ? Optional.empty() : before(branch, name);
    if (!onBoth && before.isEmpty()) {
      return isBoundBefore(branch, name)
          ? Optional.empty()
          : Optional.of(
              mismatch(branch, "defines `%s` only where a tensor says so".formatted(name)));
    }
    List<Value> then = boundThen ? given(branch.body(), name) : List.of(before.get());
    List<Value> otherwise = boundOtherwise ? given(branch.orElse(), name) : List.of(before.get());
    if (then.size() != 1 || otherwise.size() != 1) {
      return Optional.empty();
    }
    return mismatch(then.getFirst(), otherwise.getFirst())
        .map(how -> mismatch(branch, "makes `%s` %s, as a tensor says".formatted(name, how)));
  }

  private Effect mismatch(Node at, String description) {
    return code.effect(Limit.BRANCH, at, description);
  }

  /// How two values differ in a way that one variable of a graph cannot.
  static Optional<String> mismatch(Value one, Value other) {
    if (isNone(one) != isNone(other) && (holdsTensor(one) || holdsTensor(other))) {
      return Optional.of("a tensor or `None`");
    }
    if (isOfPython(one) && isOfPython(other) && !one.equals(other)) {
      return Optional.of("one or another thing of Python");
    }
    Optional<String> first = dtype(one);
    Optional<String> second = dtype(other);
    return first.isPresent() && second.isPresent() && !first.equals(second)
        ? Optional.of("%s or %s".formatted(first.get(), second.get()))
        : Optional.empty();
  }

  /// Whether a value is text, a function or a class, which a graph cannot choose from.
  private static boolean isOfPython(Value value) {
    return value.gap().isEmpty()
        && !value.isBottom()
        && value.stream()
            .allMatch(atom ->
                atom instanceof FunctionObject
                    || atom instanceof ClassObject
                    || (atom instanceof Atom.Scalar(var kind, var _)
                        && kind == Atom.ScalarKind.STRING));
  }

  private static boolean isNone(Value value) {
    return value.gap().isEmpty() && value.only().filter(Atom.NONE::equals).isPresent();
  }

  private static boolean holdsTensor(Value value) {
    return TracedCode.isTensor(value);
  }

  /// The element type that a graph gives a tensor or a Python number; empty where not known or not
  /// the same for all that the value may be.
  private static Optional<String> dtype(Value value) {
    Set<Optional<String>> types = new LinkedHashSet<>();
    value.stream().map(TracedTypes::dtype).forEach(types::add);
    return types.size() == 1 && value.gap().isEmpty() ? types.iterator().next() : Optional.empty();
  }

  private static Optional<String> dtype(Atom atom) {
    if (atom instanceof Atom.Tensor(var type, var _) && TracedCode.isTensor(atom)) {
      return type.dtype();
    }
    if (!(atom instanceof Atom.Scalar(var kind, var _))) {
      return Optional.empty();
    }
    return switch (kind) {
      case BOOLEAN -> Optional.of("bool");
      case INTEGER -> Optional.of("int32");
      case FLOAT -> Optional.of("float32");
      case NONE, COMPLEX, STRING, BYTES, ELLIPSIS -> Optional.empty();
    };
  }

  private boolean isBoundBefore(Node at, String name) {
    return isParameter(name)
        || bound.getOrDefault(name, List.of()).stream()
            .anyMatch(each -> each.at().range().start() < at.range().start())
        || !code.file().scope(code.def()).bound().contains(name);
  }

  private boolean isParameter(String name) {
    return code.def().parameters().all().stream().map(Parameter::name).anyMatch(name::equals);
  }

  /// The variables that hold numbers of Python before a statement and other ones after it.
  Set<String> numbersOf(Statement statement) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : NameBindings.of(List.of(statement)).keySet()) {
      Optional<Value> before = before(statement, name);
      if (before.filter(TracedTypes::isNumber).isPresent()) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean isNumber(Value value) {
    return value.gap().isEmpty()
        && !value.isBottom()
        && value.stream()
            .allMatch(atom ->
                atom instanceof Atom.Scalar(var kind, var _)
                    && (kind == Atom.ScalarKind.INTEGER
                        || kind == Atom.ScalarKind.FLOAT
                        || kind == Atom.ScalarKind.BOOLEAN));
  }

  /// The value that a variable has before a statement, by the last place that binds it.
  private Optional<Value> before(Node at, String name) {
    Optional<Bound> last =
        bound.getOrDefault(name, List.of()).stream()
            .filter(each -> each.at().range().start() < at.range().start())
            .reduce((_, later) -> later);
    if (last.isEmpty()) {
      return isParameter(name)
          ? Optional.of(code.activation().parameter(name).peek())
          : Optional.empty();
    }
    return last.filter(each -> !each.isUpdate()).flatMap(Bound::value).map(code::value);
  }

  /// The values that statements give a variable, as far as single expressions stand for them.
  private List<Value> given(List<Statement> body, String name) {
    List<Bound> all = NameBindings.of(body).getOrDefault(name, List.of());
    boolean known = all.stream().noneMatch(each -> each.isUpdate() || each.value().isEmpty());
    return known
        ? all.stream().flatMap(each -> each.value().stream()).map(code::value).toList()
        : List.of();
  }

  /// What is wrong with a loop that the graph runs.
  List<Effect> loop(Statement loop, List<Statement> body) {
    List<Effect> found = new ArrayList<>();
    NameBindings.of(body)
        .forEach((name, places) ->
            before(loop, name)
                .flatMap(before -> changed(before, places))
                .map(how ->
                    code.effect(
                        Limit.LOOP_VARIABLE,
                        loop,
                        "makes `%s` %s from round to round".formatted(name, how)))
                .ifPresent(found::add));
    return found;
  }

  private Optional<String> changed(Value before, List<Bound> places) {
    for (Bound place : places) {
      Optional<Value> after = place.value().map(code::value);
      Optional<String> how = after.flatMap(value -> changed(before, value, place.isUpdate()));
      if (how.isPresent()) {
        return how;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> changed(Value before, Value after, boolean isUpdate) {
    Optional<String> first = dtype(before);
    Optional<String> second = isUpdate && !TracedCode.isTensor(after) ? first : dtype(after);
    if (first.isPresent() && second.isPresent() && !first.equals(second)) {
      return Optional.of("%s, then %s,".formatted(first.get(), second.get()));
    }
    if (isUpdate || !TracedCode.isTensor(before) || !TracedCode.isTensor(after)) {
      return Optional.empty();
    }
    Optional<List<Dimension>> shape = shape(before);
    return shape
        .filter(known -> after.stream().anyMatch(atom -> differs(known, atom)))
        .map(known -> "another shape than %s".formatted(known));
  }

  private static Optional<List<Dimension>> shape(Value value) {
    return value
        .only()
        .flatMap(
            atom -> atom instanceof Atom.Tensor(var type, var _) ? type.shape() : Optional.empty());
  }

  private static boolean differs(List<Dimension> shape, Atom atom) {
    if (!(atom instanceof Atom.Tensor(var type, var _)) || type.shape().isEmpty()) {
      return false;
    }
    List<Dimension> other = type.shape().get();
    if (shape.size() != other.size()) {
      return true;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) instanceof Dimension.Fixed one
          && other.get(i) instanceof Dimension.Fixed two
          && !one.equals(two)) {
        return true;
      }
    }
    return false;
  }

  /// What is wrong with the values that a function returns, where a tensor decides which.
  Optional<Effect> returns() {
    List<Statement.Return> all = new ArrayList<>();
    collect(code.def().body(), all);
    all.removeIf(each -> each.value().isEmpty());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Value first = returned(all.getFirst());
    for (Statement.Return each : all) {
      Optional<String> how =
          mismatch(first, returned(each)).or(() -> structure(first, returned(each)));
      if (how.isPresent()) {
        return Optional.of(mismatch(each, "returns %s, as a tensor says".formatted(how.get())));
      }
    }
    return Optional.empty();
  }

  private Value returned(Statement.Return statement) {
    return statement.value().map(code::value).orElse(Value.NONE);
  }

  private static Optional<String> structure(Value one, Value other) {
    Optional<Atom> first = one.only().filter(_ -> one.gap().isEmpty());
    Optional<Atom> second = other.only().filter(_ -> other.gap().isEmpty());
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    int width = width(first.get());
    int otherWidth = width(second.get());
    return width == otherWidth || width < 0 || otherWidth < 0
        ? Optional.empty()
        : Optional.of("one value or several");
  }

  /// How many items a tuple has, 0 for a tensor, below that for what is not known.
  private static int width(Atom atom) {
    return atom instanceof Atom.Tuple(var items)
        ? items.size()
        : TracedCode.isTensor(atom) ? 0 : -1;
  }

  private static void collect(List<Statement> body, List<Statement.Return> all) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Return leave) {
        all.add(leave);
      } else if (!(statement instanceof Statement.Definition)) {
        dev.graphlift.syntax.Nodes.forEachChild(
            statement,
            child -> {
              if (child instanceof Statement inner) {
                collect(List.of(inner), all);
              } else if (child instanceof dev.graphlift.syntax.ExceptHandler handler) {
                collect(handler.body(), all);
              }
            });
      }
    }
  }
}
