package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds parameters and arguments.
final class CallBuilder {
  private final TreeBuilder tree;
  private final ExpressionBuilder expressions;

  CallBuilder(TreeBuilder tree, ExpressionBuilder expressions) {
    this.tree = tree;
    this.expressions = expressions;
  }

  Expression call(int id, TextRange range, ExprTy.Call node) {
    Expression function = expressions.build(node.func);
    return new Expression.Call(id, range, function, arguments(node.args, node.keywords));
  }

  Expression lambda(int id, TextRange range, ExprTy.Lambda node) {
    Parameters parameters = parameters(node.args, range.start() + "lambda".length());
    return new Expression.Lambda(id, range, parameters, expressions.build(node.body));
  }

  /// Merges positional and keyword arguments, which the library keeps apart, by where they start.
  List<Argument> arguments(ExprTy @Nullable [] positional, KeywordTy @Nullable [] keywords) {
    List<ExprTy> byPosition = present(positional);
    List<KeywordTy> byName = present(keywords);
    List<Argument> merged = new ArrayList<>(byPosition.size() + byName.size());
    int next = 0;
    for (KeywordTy keyword : byName) {
      while (next < byPosition.size() && TreeBuilder.startsBefore(byPosition.get(next), keyword)) {
        merged.add(positional(byPosition.get(next++)));
      }
      merged.add(keyword(keyword));
    }
    byPosition.subList(next, byPosition.size()).forEach(node -> merged.add(positional(node)));
    return merged;
  }

  private Argument positional(ExprTy node) {
    int id = tree.nextId();
    return new Argument(
        id, tree.range(node), Argument.Kind.POSITIONAL, Optional.empty(), expressions.build(node));
  }

  private Argument keyword(KeywordTy node) {
    int id = tree.nextId();
    Optional<String> name = tree.optionalName(node.arg);
    Argument.Kind kind = name.isPresent() ? Argument.Kind.KEYWORD : Argument.Kind.MAPPING;
    return new Argument(id, tree.range(node), kind, name, expressions.build(node.value));
  }

  /// Parameters; an empty list of them stands at `emptyAt`.
  Parameters parameters(@Nullable ArgumentsTy node, int emptyAt) {
    int id = tree.nextId();
    List<Parameter> all = node == null ? List.of() : all(node);
    TextRange range =
        all.stream()
            .map(CallBuilder::withDefault)
            .reduce(TextRange::cover)
            .orElse(TextRange.at(emptyAt));
    return new Parameters(id, range, all);
  }

  private static TextRange withDefault(Parameter parameter) {
    return parameter
        .defaultValue()
        .map(value -> parameter.range().cover(value.range()))
        .orElse(parameter.range());
  }

  private List<Parameter> all(ArgumentsTy node) {
    List<Parameter> all = new ArrayList<>();
    int positional = present(node.posOnlyArgs).size() + present(node.args).size();
    Defaults defaults = new Defaults(node.defaults, positional - present(node.defaults).size());
    addEach(all, node.posOnlyArgs, ParameterKind.POSITIONAL_ONLY, defaults);
    addEach(all, node.args, ParameterKind.POSITIONAL_OR_KEYWORD, defaults);
    addRest(all, node.varArg, ParameterKind.REST);
    addEach(all, node.kwOnlyArgs, ParameterKind.KEYWORD_ONLY, new Defaults(node.kwDefaults, 0));
    addRest(all, node.kwArg, ParameterKind.KEYWORD_REST);
    return all;
  }

  private void addEach(
      List<Parameter> all, ArgTy @Nullable [] nodes, ParameterKind kind, Defaults defaults) {
    for (ArgTy node : present(nodes)) {
      all.add(parameter(node, kind, defaults.next()));
    }
  }

  private void addRest(List<Parameter> all, @Nullable ArgTy node, ParameterKind kind) {
    if (node != null) {
      all.add(parameter(node, kind, null));
    }
  }

  private Parameter parameter(ArgTy node, ParameterKind kind, @Nullable ExprTy defaultValue) {
    return new Parameter(
        tree.nextId(),
        tree.range(node),
        tree.name(node.arg),
        kind,
        expressions.optional(node.annotation),
        expressions.optional(defaultValue));
  }

  private static <T> List<T> present(T @Nullable [] nodes) {
    return nodes == null ? List.of() : Arrays.asList(nodes);
  }

  /// Hands out defaults in the order of the parameters, the first of which have none.
  private static final class Defaults {
    private final @Nullable ExprTy @Nullable [] nodes;
    private int next;

    private Defaults(@Nullable ExprTy @Nullable [] nodes, int parametersWithout) {
      this.nodes = nodes;
      this.next = -parametersWithout;
    }

    private @Nullable ExprTy next() {
      int index = next++;
      return nodes == null || index < 0 || index >= nodes.length ? null : nodes[index];
    }
  }
}
