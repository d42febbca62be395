package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.ComparisonOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Pattern;
import java.util.List;
import java.util.Optional;

/// Matches the subject of a `match` statement with patterns: what is left of it in a case, and what
/// the names of the pattern are bound to.
final class Patterns {
  /// Built-in classes whose one positional pattern matches the subject itself.
  private static final List<String> SELF_MATCHING =
      List.of(
          "bool",
          "bytearray",
          "bytes",
          "dict",
          "float",
          "frozenset",
          "int",
          "list",
          "set",
          "str",
          "tuple");

  private final Interpreter interpreter;

  Patterns(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Whether a pattern matches everything.
  static boolean isIrrefutable(Pattern pattern) {
    return switch (pattern) {
      case Pattern.MatchAs p -> p.pattern().map(Patterns::isIrrefutable).orElse(true);
      case Pattern.MatchOr p -> p.patterns().stream().anyMatch(Patterns::isIrrefutable);
      case Pattern.MatchStar _ -> true;
      case Pattern.MatchValue _,
          Pattern.MatchSingleton _,
          Pattern.MatchSequence _,
          Pattern.MatchMapping _,
          Pattern.MatchClass _ ->
          false;
    };
  }

  /// Whether a pattern matches a subject, as far as constants tell.
  Truth.Outcome outcome(Frame frame, Pattern pattern, Value subject) {
    return switch (pattern) {
      case Pattern.MatchValue p ->
          Comparisons.of(
              subject, ComparisonOperator.EQUAL, interpreter.expressions().eval(frame, p.value()));
      case Pattern.MatchSingleton p ->
          Comparisons.of(subject, ComparisonOperator.IS, Values.literal(p.value()));
      case Pattern.MatchAs p ->
          p.pattern().map(inner -> outcome(frame, inner, subject)).orElse(Truth.Outcome.TRUE);
      case Pattern.MatchOr p ->
          p.patterns().stream()
                  .anyMatch(option -> outcome(frame, option, subject) == Truth.Outcome.TRUE)
              ? Truth.Outcome.TRUE
              : Truth.Outcome.EITHER;
      case Pattern.MatchSequence _,
          Pattern.MatchMapping _,
          Pattern.MatchClass _,
          Pattern.MatchStar _ ->
          Truth.Outcome.EITHER;
    };
  }

  /// Binds the names of a pattern and gives what the subject may be where it matches; bottom where
  /// it cannot match.
  Value match(Frame frame, Pattern pattern, Value subject) {
    return switch (pattern) {
      case Pattern.MatchValue p -> equal(subject, interpreter.expressions().eval(frame, p.value()));
      case Pattern.MatchSingleton p -> singleton(subject, Values.literal(p.value()));
      case Pattern.MatchSequence p -> sequence(frame, p, subject);
      case Pattern.MatchMapping p -> mapping(frame, p, subject);
      case Pattern.MatchClass p -> type(frame, p, subject);
      case Pattern.MatchStar p -> {
        assign(frame, p, p.name(), subject);
        yield subject;
      }
      case Pattern.MatchAs p -> {
        Value left = p.pattern().map(inner -> match(frame, inner, subject)).orElse(subject);
        assign(frame, p, p.name(), left);
        yield left;
      }
      case Pattern.MatchOr p -> {
        Value all = Value.BOTTOM;
        for (Pattern option : p.patterns()) {
          Value left = match(frame, option, subject);
          all = all.join(left);
        }
        yield all;
      }
    };
  }

  private static Value equal(Value subject, Value wanted) {
    return subject.filter(atom ->
        Comparisons.of(Value.of(atom), ComparisonOperator.EQUAL, wanted) != Truth.Outcome.FALSE);
  }

  private static Value singleton(Value subject, Value wanted) {
    Atom only = wanted.only().orElse(Atom.NONE);
    boolean isNone = Atom.NONE.equals(only);
    return subject.filter(atom ->
        isNone
            ? Atom.NONE.equals(atom)
            : atom.equals(only) || atom.equals(Atom.some(Atom.ScalarKind.BOOLEAN)));
  }

  private Value sequence(Frame frame, Pattern.MatchSequence p, Value subject) {
    List<Pattern> items = p.patterns();
    int star = star(items);
    Value left = subject.filter(atom -> mayHold(frame, atom, items.size(), star));
    Optional<List<Value>> known = interpreter.iteration().items(frame, left);
    for (int i = 0; i < items.size(); i++) {
      match(frame, items.get(i), part(frame, items, i, star, left, known));
    }
    return left;
  }

  private static int star(List<Pattern> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Pattern.MatchStar) {
        return i;
      }
    }
    return -1;
  }

  private boolean mayHold(Frame frame, Atom atom, int size, int star) {
    return switch (atom) {
      case Atom.Tuple(var items) -> fits(items.size(), size, star);
      case Atom.Stream(var kind, var _, var _) ->
          kind == Atom.StreamKind.TUPLE || kind == Atom.StreamKind.RANGE;
      case ContainerObject container ->
          switch (container.kind()) {
            case LIST ->
                interpreter
                    .iteration()
                    .items(frame, Value.of(container))
                    .map(items -> fits(items.size(), size, star))
                    .orElse(true);
            case DEQUE -> true;
            case SET, DICT -> false;
          };
      case InstanceObject _, Atom.Library _ -> true;
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          dev.graphlift.analysis.values.HeapObject _ ->
          false;
    };
  }

  private static boolean fits(int length, int size, int star) {
    return star < 0 ? length == size : length >= size - 1;
  }

  private Value part(
      Frame frame,
      List<Pattern> items,
      int i,
      int star,
      Value subject,
      Optional<List<Value>> known) {
    Node at = items.get(i);
    if (known.isPresent() && fits(known.get().size(), items.size(), star)) {
      List<Value> all = known.get();
      int behind = items.size() - i;
      return i == star
          ? list(frame, at, all.subList(i, all.size() - behind + 1), Value.BOTTOM)
          : all.get(star >= 0 && i > star ? all.size() - behind : i);
    }
    if (i == star) {
      return list(frame, at, List.of(), interpreter.iteration().element(frame, at, subject));
    }
    return star < 0 || i < star
        ? interpreter.iteration().item(frame, at, subject, i)
        : interpreter.iteration().element(frame, at, subject);
  }

  private Value list(Frame frame, Node at, List<Value> items, Value rest) {
    return interpreter.definitions().list(frame, at, items, rest);
  }

  private Value mapping(Frame frame, Pattern.MatchMapping p, Value subject) {
    Value left =
        subject.filter(atom ->
            atom instanceof InstanceObject
                || (atom instanceof ContainerObject container
                    && container.kind() == ContainerObject.Kind.DICT));
    for (int i = 0; i < p.keys().size(); i++) {
      Expression key = p.keys().get(i);
      Value found = interpreter.subscripts().read(frame, key, left, key);
      match(frame, p.patterns().get(i), found);
    }
    p.rest()
        .ifPresent(name -> {
          ContainerObject rest =
              interpreter.heap().container(frame.allocation(p), ContainerObject.Kind.DICT);
          interpreter.containerMethods().update(frame, p, rest, left);
          assign(frame, p, Optional.of(name), Value.of(rest));
        });
    return left;
  }

  private Value type(Frame frame, Pattern.MatchClass p, Value subject) {
    Value types = interpreter.expressions().eval(frame, p.cls());
    Value left = interpreter.narrowing().instances(frame, subject, types);
    for (int i = 0; i < p.patterns().size(); i++) {
      match(frame, p.patterns().get(i), positional(frame, p, types, left, i));
    }
    for (int i = 0; i < p.keywordPatterns().size(); i++) {
      Value part = interpreter.attributes().read(frame, p, left, p.keywordNames().get(i));
      match(frame, p.keywordPatterns().get(i), part);
    }
    return left;
  }

  private Value positional(
      Frame frame, Pattern.MatchClass at, Value types, Value subject, int position) {
    Value all = Value.BOTTOM;
    for (Atom type : types.atoms()) {
      if (type instanceof Atom.Library(var name) && SELF_MATCHING.contains(name)) {
        all = all.join(subject);
      } else {
        Optional<String> field = field(frame, at, type, position);
        all =
            all.join(
                field.isPresent()
                    ? interpreter.attributes().read(frame, at, subject, field.get())
                    : Value.unknown(new Gap.UnknownValue(frame.place(at), "__match_args__")));
      }
    }
    return types.gap().isPresent() ? all.join(Value.unknown(types.gap().get())) : all;
  }

  /// The attribute that a positional pattern of a class stands for.
  private Optional<String> field(Frame frame, Node at, Atom type, int position) {
    if (!(type instanceof ClassObject own)) {
      return Optional.empty();
    }
    Value listed = interpreter.attributes().resolution().find(frame, at, own, "__match_args__");
    if (listed.only().orElse(Atom.NONE) instanceof Atom.Tuple(var names)) {
      return position < names.size()
          ? Values.constantString(names.get(position))
          : Optional.empty();
    }
    List<String> fields = interpreter.records().fields(frame, own);
    return position < fields.size() ? Optional.of(fields.get(position)) : Optional.empty();
  }

  private void assign(Frame frame, Node at, Optional<String> name, Value value) {
    name.ifPresent(n -> interpreter.names().assign(frame, at, n, value));
  }
}
