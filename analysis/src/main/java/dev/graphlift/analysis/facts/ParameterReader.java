package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads off what reaches the parameters of one function in the calls that are known.
final class ParameterReader {
  /// How many traces of one function are still few.
  private static final int MOST_CONSTANTS = 4;

  private final CallGraph graph;
  private final Places places;
  private final TypeHints hints;
  private final ExpectedFailures failures;
  private final StructureReader structures;

  ParameterReader(CallGraph graph, Places places, TypeHints hints, ExpectedFailures failures) {
    this.graph = graph;
    this.places = places;
    this.hints = hints;
    this.failures = failures;
    this.structures = new StructureReader(graph, places);
  }

  /// One value that reaches a parameter.
  private record Arrival(Value value, Optional<CallEdge> edge) {}

  ParameterFacts read(FunctionUnit unit, Place at, Parameter parameter, List<Activation> contexts) {
    List<Arrival> arrivals = arrivals(parameter, contexts);
    Gap none = new Gap.NeverCalled(at, unit.qualifiedName());
    boolean keywordOnly =
        switch (parameter.kind()) {
          case KEYWORD_ONLY -> true;
          case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, REST, KEYWORD_REST -> false;
        };
    return new ParameterFacts(
        parameter.name(),
        keywordOnly ? ParameterFacts.Passing.KEYWORD_ONLY : ParameterFacts.Passing.POSITIONAL,
        hints.tensorHint(unit, parameter),
        hints.dottedHint(unit, parameter),
        ask(arrivals, none, "a tensor", v -> !Reaching.tensors(v).isEmpty()),
        ask(arrivals, none, "a container of tensors", Reaching::holdsTensor),
        ask(arrivals, none, "an iterator over tensors", Reaching::givesTensor),
        primitive(parameter, arrivals, contexts, none),
        varying(arrivals, none),
        arrivals.stream().map(this::received).toList(),
        types(arrivals),
        supplied(parameter, arrivals, none));
  }

  /// What makes two arrivals the same to every question asked here.
  private record Same(Site site, Value value, CallEdge.Supply supply) {}

  private List<Arrival> arrivals(Parameter parameter, List<Activation> contexts) {
    List<Arrival> arrivals = new ArrayList<>();
    Set<Same> seen = new HashSet<>();
    for (Activation context : contexts) {
      List<CallGraph.Incoming> calls = graph.into(context);
      for (CallGraph.Incoming call : calls) {
        CallEdge edge = call.edge();
        Value value = edge.arguments().getOrDefault(parameter.name(), Value.BOTTOM);
        CallEdge.Supply supply =
            edge.supply().getOrDefault(parameter.name(), CallEdge.Supply.UNKNOWN);
        if (seen.add(new Same(edge.site(), value, supply))) {
          arrivals.add(new Arrival(value, Optional.of(edge)));
        }
      }
      if (calls.isEmpty()) {
        arrivals.add(new Arrival(context.parameter(parameter.name()).peek(), Optional.empty()));
      }
    }
    return arrivals;
  }

  private Received received(Arrival arrival) {
    Received.Guard guard =
        arrival.edge().map(edge -> failures.guard(edge.site())).orElse(Received.Guard.NONE);
    return Received.of(arrival.edge().map(CallEdge::site), arrival.value(), structures, guard);
  }

  private Answer<Evidence> ask(
      List<Arrival> arrivals, Gap none, String what, java.util.function.Predicate<Value> question) {
    Map<Site, Evidence> found = new LinkedHashMap<>();
    Optional<Gap> gap = arrivals.isEmpty() ? Optional.of(none) : Optional.empty();
    for (Arrival arrival : arrivals) {
      if (question.test(arrival.value())) {
        // What the analysis starts itself receives what annotations and defaults say, no call.
        arrival
            .edge()
            .ifPresent(edge -> found.computeIfAbsent(edge.site(), _ -> evidence(edge, what)));
        gap = gap.or(() -> arrival.edge().isEmpty() ? Optional.of(none) : Optional.empty());
      } else {
        gap = gap.or(arrival.value()::gap);
      }
    }
    if (!found.isEmpty()) {
      return new Answer.Yes<>(distinct(found.values()));
    }
    Optional<Gap> open = gap;
    return open.<Answer<Evidence>>map(Answer.Unknown::new).orElseGet(Answer.No::new);
  }

  private Evidence evidence(CallEdge edge, String what) {
    return Evidence.at(
        places.of(edge.site()), "called with " + what + ": `" + places.text(edge.site()) + "`");
  }

  private static List<Evidence> distinct(Collection<Evidence> found) {
    return found.stream().distinct().sorted(Comparator.comparing(Evidence::place)).toList();
  }

  /// Whether a parameter has a constant for a default, which may reach it wherever a number that is
  /// computed does.
  private static boolean hasConstantDefault(Parameter parameter, List<Activation> contexts) {
    return contexts.stream()
        .anyMatch(context ->
            context.subject() instanceof Activation.Subject.Call(var function)
                && Reaching.isPrimitive(function.defaultOf(parameter.name()).peek()));
  }

  private Answer<Evidence> primitive(
      Parameter parameter, List<Arrival> arrivals, List<Activation> contexts, Gap none) {
    boolean exempt =
        parameter.defaultValue().isPresent()
            && !arrivals.isEmpty()
            && arrivals.stream().allMatch(a -> isDefaulted(a, parameter.name()));
    if (exempt) {
      return new Answer.No<>();
    }
    boolean constant = hasConstantDefault(parameter, contexts);
    return ask(
        arrivals,
        none,
        "a Python value",
        value -> Reaching.isPrimitive(value) || (constant && Reaching.isComputed(value)));
  }

  /// A few constants are traced once each; what is computed or counted is not so few.
  private Answer<Evidence> varying(List<Arrival> arrivals, Gap none) {
    Set<Object> constants = new LinkedHashSet<>();
    for (Arrival arrival : arrivals) {
      constants.addAll(Reaching.constants(arrival.value()));
    }
    return constants.size() > MOST_CONSTANTS
        ? ask(arrivals, none, "a Python value", v -> !Reaching.constants(v).isEmpty())
        : ask(arrivals, none, "a Python value that is not fixed", Reaching::holdsOpenScalar);
  }

  private static boolean isDefaulted(Arrival arrival, String name) {
    return arrival
        .edge()
        .map(edge -> edge.supply().get(name) == CallEdge.Supply.DEFAULTED)
        .orElse(false);
  }

  private static List<TensorType> types(List<Arrival> arrivals) {
    Set<TensorType> types = new LinkedHashSet<>();
    for (Arrival arrival : arrivals) {
      Reaching.tensors(arrival.value()).stream()
          .map(type -> type.withElements(Optional.empty()))
          .forEach(types::add);
    }
    return types.stream().sorted(Comparator.comparing(TensorType::toString)).toList();
  }

  private Answer<Evidence> supplied(Parameter parameter, List<Arrival> arrivals, Gap none) {
    Map<Site, Evidence> passed = new LinkedHashMap<>();
    String name = "`" + parameter.name() + "`";
    boolean unknown = arrivals.isEmpty();
    for (Arrival arrival : arrivals) {
      if (arrival.edge().isEmpty()) {
        unknown = true;
        continue;
      }
      CallEdge edge = arrival.edge().get();
      switch (edge.supply().getOrDefault(parameter.name(), CallEdge.Supply.UNKNOWN)) {
        case PASSED -> passed.computeIfAbsent(edge.site(), _ -> evidence(edge, name));
        case UNKNOWN -> unknown = true;
        case DEFAULTED -> {}
      }
    }
    if (!passed.isEmpty()) {
      return new Answer.Yes<>(distinct(passed.values()));
    }
    return unknown ? new Answer.Unknown<>(none) : new Answer.No<>();
  }
}
