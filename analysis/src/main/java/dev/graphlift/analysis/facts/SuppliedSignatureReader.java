package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.facts.InputSignature.Kind;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.HybridOption;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads an `input_signature` that is written as a list or tuple of specifications, each with its
/// shape and element type, or as the name of such a list.
final class SuppliedSignatureReader {
  private static final Set<String> DTYPES =
      Set.of(
          "float32",
          "float64",
          "int32",
          "int64",
          "uint8",
          "complex64",
          "complex128",
          "bool",
          "string");

  private SuppliedSignatureReader() {}

  static SuppliedSignature read(FunctionFacts facts) {
    Optional<HybridOption> option =
        facts.hybridness().decorator().stream()
            .flatMap(decorator -> decorator.options().stream())
            .filter(each -> each.parameter().equals("input_signature"))
            .findFirst();
    if (option.isEmpty()) {
      return new SuppliedSignature.None();
    }
    return option
        .filter(each -> each.file().equals(facts.index().path()))
        .map(HybridOption::value)
        .map(value -> literal(value, facts.index()))
        .flatMap(SuppliedSignatureReader::entries)
        .<SuppliedSignature>map(SuppliedSignature.Written::new)
        .orElseGet(SuppliedSignature.Unread::new);
  }

  /// What a name stands for that the whole file binds once, by an assignment at its top.
  private static Expression literal(Expression value, FileIndex file) {
    if (!(value instanceof Expression.Name name)) {
      return value;
    }
    int bindings = 0;
    for (Scope scope : file.scopes()) {
      bindings += scope.bindings(name.name()).size();
    }
    return bindings == 1
            && file.moduleScope().bindings(name.name()).stream().findFirst().orElse(null)
                instanceof Binding.Assigned(var _, var assigned)
        ? assigned
        : value;
  }

  private static Optional<List<Entry>> entries(Expression value) {
    return items(value).flatMap(items -> all(items, SuppliedSignatureReader::entry));
  }

  private static Optional<List<Expression>> items(Expression value) {
    if (value instanceof Expression.ListDisplay list) {
      return Optional.of(list.elements());
    }
    return value instanceof Expression.TupleDisplay tuple
        ? Optional.of(tuple.elements())
        : Optional.empty();
  }

  /// What each item is read as; empty when one cannot be.
  private static <T> Optional<List<T>> all(
      List<Expression> items, Function<Expression, Optional<T>> reading) {
    List<Optional<T>> read = items.stream().map(reading).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static Optional<Entry> entry(Expression item) {
    if (!(item instanceof Expression.Call call)
        || lastName(call.function()).filter(Kind.DENSE.constructor()::equals).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> dtype =
        argument(call, 1, "dtype")
            .flatMap(SuppliedSignatureReader::lastName)
            .filter(DTYPES::contains);
    Optional<Expression> shape = argument(call, 0, "shape");
    if (dtype.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    if (isNone(shape.get())) {
      return Optional.of(new Entry.Tensor(Kind.DENSE, dtype.get(), Optional.empty()));
    }
    return items(shape.get())
        .flatMap(extents -> all(extents, SuppliedSignatureReader::extent))
        .map(extents -> new Entry.Tensor(Kind.DENSE, dtype.get(), Optional.of(extents)));
  }

  private static Optional<Expression> argument(Expression.Call call, int position, String name) {
    List<Argument> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      boolean isMeant =
          switch (argument.kind()) {
            case POSITIONAL -> i == position && !(argument.value() instanceof Expression.Starred);
            case KEYWORD -> argument.name().equals(Optional.of(name));
            case MAPPING -> false;
          };
      if (isMeant) {
        return Optional.of(argument.value());
      }
    }
    return Optional.empty();
  }

  private static Optional<Dimension> extent(Expression item) {
    if (isNone(item)) {
      return Optional.of(new Dimension.Dynamic());
    }
    return item instanceof Expression.Constant(var _, var _, Literal.IntegerLiteral(var value))
            && value.bitLength() < Long.SIZE
        ? Optional.of(new Dimension.Fixed(value.longValue()))
        : Optional.empty();
  }

  private static boolean isNone(Expression item) {
    return item instanceof Expression.Constant(var _, var _, Literal.NoneLiteral _);
  }

  private static Optional<String> lastName(Expression dotted) {
    return Bodies.path(dotted).map(List::getLast);
  }
}
