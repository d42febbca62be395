package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds functions that would be traced for many shapes.
final class RetracingReader {
  /// The framework generalizes at the second shape, so two shapes take two traces either way.
  private static final int MANY = 3;

  private RetracingReader() {}

  /// The same facts, with what is known of their traces.
  static List<FunctionFacts> added(List<FunctionFacts> facts, OpenExtents extents) {
    Map<Site, String> parameters = new LinkedHashMap<>();
    Map<Site, Map<String, Value>> arguments = new LinkedHashMap<>();
    for (FunctionFacts function : facts) {
      Optional<String> first =
          function.parameters().stream()
              .filter(RetracingReader::variesOften)
              .map(ParameterFacts::name)
              .findFirst();
      first.ifPresent(name -> {
        parameters.put(site(function), name);
        arguments.put(site(function), general(function));
      });
    }
    Map<Site, OpenExtents.Found> found = extents.find(arguments);
    return facts.stream()
        .map(function ->
            Optional.ofNullable(parameters.get(site(function)))
                .map(name ->
                    new Retracing(
                        name, found.getOrDefault(site(function), OpenExtents.Found.NOTHING).all()))
                .map(function::with)
                .orElse(function))
        .toList();
  }

  private static Site site(FunctionFacts function) {
    return new Site(function.unit().file(), function.unit().id());
  }

  private static boolean variesOften(ParameterFacts parameter) {
    List<TensorType> types = parameter.types();
    if (!agreeButForShapes(types)) {
      return false;
    }
    Set<List<Dimension>> known = knownShapes(types);
    boolean sameRank = known.stream().map(List::size).distinct().count() == 1;
    return sameRank
        && (grows(parameter)
            || (known.size() >= MANY && types.stream().allMatch(RetracingReader::isKnown)));
  }

  private static boolean agreeButForShapes(List<TensorType> types) {
    return types.stream().map(TensorType::dtype).distinct().count() == 1
        && types.stream().map(TensorType::layout).distinct().count() == 1
        && types.stream().noneMatch(type -> type.role() == TensorType.Role.VARIABLE);
  }

  /// A call in a loop that enlarges its argument shows the shape of the first round, and a shape
  /// that is not known for all further ones.
  private static boolean grows(ParameterFacts parameter) {
    Map<Site, Set<TensorType>> byCall = new LinkedHashMap<>();
    for (Received received : parameter.received()) {
      received
          .call()
          .ifPresent(call ->
              byCall.computeIfAbsent(call, _ -> new LinkedHashSet<>()).addAll(received.tensors()));
    }
    return byCall.values().stream()
        .anyMatch(types ->
            types.stream().anyMatch(RetracingReader::isKnown)
                && !types.stream().allMatch(RetracingReader::isKnown));
  }

  private static boolean isKnown(TensorType type) {
    return type.shape()
        .filter(shape -> shape.stream().allMatch(Dimension.Fixed.class::isInstance))
        .isPresent();
  }

  private static Set<List<Dimension>> knownShapes(List<TensorType> types) {
    Set<List<Dimension>> shapes = new LinkedHashSet<>();
    types.stream().filter(RetracingReader::isKnown).forEach(t -> t.shape().ifPresent(shapes::add));
    return shapes;
  }

  /// The arguments of a trace for all shapes.
  private static Map<String, Value> general(FunctionFacts function) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (ParameterFacts parameter : function.parameters()) {
      List<TensorType> types = parameter.types();
      if (types.size() > 1 && agreeButForShapes(types)) {
        TensorType first = types.getFirst();
        TensorType general =
            new TensorType(
                first.dtype(),
                generalShape(types),
                first.layout(),
                TensorType.Role.SYMBOLIC,
                TensorType.Origin.FRAMEWORK);
        arguments.put(parameter.name(), Value.of(new Atom.Tensor(general)));
      }
    }
    return arguments;
  }

  private static Optional<List<Dimension>> generalShape(List<TensorType> types) {
    List<List<Dimension>> known = List.copyOf(knownShapes(types));
    if (known.stream().map(List::size).distinct().count() != 1) {
      return Optional.empty();
    }
    boolean isComplete = types.stream().allMatch(RetracingReader::isKnown);
    List<Dimension> extents = new ArrayList<>();
    for (int i = 0; i < known.getFirst().size(); i++) {
      int axis = i;
      boolean agree = known.stream().map(shape -> shape.get(axis)).distinct().count() == 1;
      extents.add(isComplete && agree ? known.getFirst().get(axis) : new Dimension.Dynamic());
    }
    return Optional.of(extents);
  }
}
