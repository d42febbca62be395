package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.HybridOption;
import dev.graphlift.analysis.names.Hybridization;
import dev.graphlift.analysis.names.Hybridness;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads off how a program makes graph functions: how often, and with which arguments.
final class ConversionReader {
  private final CallGraph graph;
  private final Map<String, FileIndex> files;
  private final Places places;
  private final CallOrder order;

  ConversionReader(CallGraph graph, Map<String, FileIndex> files, Places places, CallOrder order) {
    this.order = order;
    this.graph = graph;
    this.files = Map.copyOf(files);
    this.places = places;
  }

  /// Places that make a graph function of a function again and again: in a loop, or in a function
  /// that a loop calls. For an eager function, a decorator above it would.
  List<Evidence> repeated(Hybridness hybridness) {
    List<Evidence> found = new ArrayList<>();
    Site site = new Site(hybridness.unit().file(), hybridness.unit().id());
    if (hybridness.ways().isEmpty()) {
      FileIndex own = places.file(site);
      Node made = own.node(site.node());
      loop(own, made).or(() -> again(own, made, site)).ifPresent(found::add);
    }
    for (Hybridization way : hybridness.ways()) {
      FileIndex file = files.get(way.file());
      if (way.isCertain() && file != null) {
        Node made = file.node(way.nodeId());
        loop(file, made).or(() -> again(file, made, site)).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Evidence> loop(FileIndex file, Node made) {
    if (isInLoop(file, made)) {
      return Optional.of(evidence(file, made, "is made in each round of a loop"));
    }
    return enclosing(file, made).stream()
        .flatMap(unit -> graph.of(new Site(unit.file(), unit.id())).stream())
        .flatMap(context -> graph.into(context).stream())
        .map(call -> call.edge().site())
        .filter(site -> {
          FileIndex at = files.get(site.file());
          return at != null && isInLoop(at, at.node(site.node()));
        })
        .findFirst()
        .map(site -> Evidence.at(places.of(site), "is made by each call of this, in a loop"));
  }

  /// A function that makes the graph function, calls it itself, and runs more than once.
  private Optional<Evidence> again(FileIndex file, Node made, Site inner) {
    return enclosing(file, made).stream()
        .flatMap(outer -> graph.of(new Site(outer.file(), outer.id())).stream())
        .filter(context -> !order.isOnce(context) && calls(context, inner))
        .findFirst()
        .map(context -> {
          String outer = EffectReader.nameOf(context);
          return evidence(
              file, made, "is made by each call of `%s`, which calls it".formatted(outer));
        });
  }

  private static boolean calls(Activation context, Site inner) {
    return context.edges().stream()
        .anyMatch(edge ->
            edge.callee().subject() instanceof Activation.Subject.Call(var function)
                && function.code().site().equals(inner));
  }

  private Evidence evidence(FileIndex file, Node at, String message) {
    return Evidence.at(places.of(new Site(file.path(), at.id())), message);
  }

  private static boolean isInLoop(FileIndex file, Node node) {
    Node below = node;
    for (Optional<Node> at = file.parent(node.id()); at.isPresent(); at = file.parent(below.id())) {
      Node around = at.get();
      boolean isDecorator =
          around instanceof Statement.Definition definition
              && holds(definition.decorators(), below);
      if ((around instanceof Statement.FunctionDef && !isDecorator)
          || around instanceof Expression.Lambda) {
        return false;
      }
      boolean isHead = around instanceof Statement.For loop && loop.iterable().id() == below.id();
      if ((around instanceof Statement.For && !isHead) || around instanceof Statement.While) {
        return true;
      }
      below = around;
    }
    return false;
  }

  private static boolean holds(List<Expression> decorators, Node node) {
    return decorators.stream().anyMatch(decorator -> decorator.id() == node.id());
  }

  /// The function that a node stands in; for a decorator the one around the function.
  private static Optional<FunctionUnit> enclosing(FileIndex file, Node node) {
    Node below = node;
    for (Optional<Node> at = file.parent(node.id()); at.isPresent(); at = file.parent(below.id())) {
      Node around = at.get();
      if (around instanceof Statement.FunctionDef def && !holds(def.decorators(), below)) {
        return Optional.of(file.function(def.id()));
      }
      below = around;
    }
    return Optional.empty();
  }

  /// Arguments under names that were replaced by others.
  List<Evidence> outdated(Hybridness hybridness) {
    List<Evidence> found = new ArrayList<>();
    for (Hybridization way : hybridness.ways()) {
      for (HybridOption option : way.options()) {
        FileIndex file = files.get(option.file());
        if (file != null) {
          outdated(file, option).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// The places that ask XLA to compile a function.
  List<Evidence> compiled(Hybridness hybridness) {
    return hybridness.ways().stream()
        .flatMap(way -> way.options().stream())
        .filter(option -> option.parameter().equals("jit_compile") && isTrue(option.value()))
        .flatMap(option ->
            Optional.ofNullable(files.get(option.file())).stream()
                .map(file -> evidence(file, option.value(), "is compiled by XLA")))
        .toList();
  }

  private static boolean isTrue(Expression value) {
    return value instanceof Expression.Constant(var _, var _, Literal.BooleanLiteral(var truth))
        && truth;
  }

  private Optional<Evidence> outdated(FileIndex file, HybridOption option) {
    return file.parent(option.value().id())
        .filter(Argument.class::isInstance)
        .map(Argument.class::cast)
        .filter(argument ->
            argument.name().filter(name -> !name.equals(option.parameter())).isPresent())
        .map(argument ->
            evidence(
                file,
                argument,
                "`%s` is called `%s` now"
                    .formatted(argument.name().orElseThrow(), option.parameter())));
  }
}
