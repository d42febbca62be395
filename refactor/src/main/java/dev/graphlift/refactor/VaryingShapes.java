package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.util.List;
import java.util.Optional;

/// Finds functions whose tensors come in several shapes, each of which would be traced anew.
final class VaryingShapes {
  static final String ASSUMPTION = "its body does not depend on the extents that vary";
  static final String PARAMETER = "reduce_retracing";
  private static final String SINCE = "2.9";
  private static final Setting SETTING = Setting.of(PARAMETER, "True");

  private VaryingShapes() {}

  /// The argument that lets shapes share a trace; none where they do not vary.
  static List<Setting> settings(FunctionFacts facts, Library library) {
    return library.hasReached(SINCE) && varying(facts).isPresent() ? List.of(SETTING) : List.of();
  }

  /// The first parameter that receives tensors which differ in nothing but known extents.
  static Optional<ParameterFacts> varying(FunctionFacts facts) {
    return facts.parameters().stream().filter(VaryingShapes::varies).findFirst();
  }

  private static boolean varies(ParameterFacts parameter) {
    List<TensorType> types = parameter.types();
    List<List<Dimension>> shapes =
        types.stream().flatMap(type -> type.shape().stream()).distinct().toList();
    return shapes.size() > 1
        && types.stream().map(TensorType::dtype).distinct().count() == 1
        && shapes.stream().map(List::size).distinct().count() == 1
        && shapes.stream().flatMap(List::stream).allMatch(Dimension.Fixed.class::isInstance);
  }
}
