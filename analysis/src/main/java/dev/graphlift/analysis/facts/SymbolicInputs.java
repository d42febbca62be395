package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.BodyFacts.SymbolicArgument;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Finds calls that hand symbolic inputs of a model under construction to a function.
///
/// Calls inside the `call` of a layer do not count: the framework runs that on placeholders of a
/// graph, which are tensors.
final class SymbolicInputs {
  private final CallGraph graph;
  private final Places places;
  private final BitSet outsideLayers = new BitSet();

  SymbolicInputs(CallGraph graph, Places places) {
    this.graph = graph;
    this.places = places;
    Deque<Activation> work = new ArrayDeque<>();
    graph.activations().stream().filter(a -> graph.into(a).isEmpty()).forEach(work::add);
    while (!work.isEmpty()) {
      Activation activation = work.removeFirst();
      if (!outsideLayers.get(activation.number()) && !isLayerCall(activation)) {
        outsideLayers.set(activation.number());
        activation.edges().forEach(edge -> work.addLast(edge.callee()));
      }
    }
  }

  private static boolean isLayerCall(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
        && function.code().name().equals("call");
  }

  List<SymbolicArgument> read(List<Parameter> parameters, List<Activation> contexts) {
    List<SymbolicArgument> found = new ArrayList<>();
    for (Activation context : contexts) {
      for (CallGraph.Incoming call : graph.into(context)) {
        if (outsideLayers.get(call.caller().number()) && !isLayerCall(context)) {
          parameters.stream()
              .filter(p -> isSymbolic(given(call, p)))
              .map(p -> argument(call, p))
              .forEach(found::add);
        }
      }
    }
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(argument -> argument.evidence().place()))
        .toList();
  }

  private static Value given(CallGraph.Incoming call, Parameter parameter) {
    return call.edge().arguments().getOrDefault(parameter.name(), Value.BOTTOM);
  }

  private SymbolicArgument argument(CallGraph.Incoming call, Parameter parameter) {
    boolean received =
        call.caller().arguments().values().stream().anyMatch(SymbolicInputs::isSymbolic);
    String message =
        "`%s` receives a symbolic input: `%s`"
            .formatted(parameter.name(), places.text(call.edge().site()));
    return new SymbolicArgument(
        Evidence.at(places.of(call.edge().site()), message),
        received ? SymbolicArgument.Source.RECEIVED : SymbolicArgument.Source.MADE);
  }

  private static boolean isSymbolic(Value value) {
    return !value.atoms().isEmpty()
        && value.isExhaustive()
        && value.stream()
            .allMatch(atom ->
                atom instanceof Atom.Tensor(var type, var _)
                    && type.role() == TensorType.Role.SYMBOLIC);
  }
}
