package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Infers input signatures, and finds what could not be traced with the extents that they leave
/// open.
final class SignedRuns {
  private final OpenExtents extents;

  SignedRuns(OpenExtents extents) {
    this.extents = extents;
  }

  /// The same facts with signatures.
  ///
  /// @param isLayerCall whether the framework calls a function as the `call` of a layer
  List<FunctionFacts> signed(List<FunctionFacts> facts, Predicate<FunctionFacts> isLayerCall) {
    Map<Site, InputSignature> signatures = new LinkedHashMap<>();
    Map<Site, Map<String, Value>> open = new LinkedHashMap<>();
    for (FunctionFacts function : facts) {
      Optional<InputSignature> signature =
          SignatureReader.read(function, isLayerCall.test(function));
      signature.ifPresent(found -> signatures.put(site(function), found));
      if (signature.orElse(null) instanceof InputSignature.Inferred(var entries, var _, var _)
          && entries.stream().anyMatch(SignedRuns::isOpen)) {
        open.put(site(function), arguments(function, entries));
      }
    }
    Map<Site, OpenExtents.Found> found = extents.find(open);
    return facts.stream()
        .map(function ->
            Optional.ofNullable(signatures.get(site(function)))
                .map(signature ->
                    withAxes(
                        signature, found.getOrDefault(site(function), OpenExtents.Found.NOTHING)))
                .map(function::with)
                .orElse(function))
        .toList();
  }

  private static Site site(FunctionFacts function) {
    return new Site(function.unit().file(), function.unit().id());
  }

  private static boolean isOpen(Entry entry) {
    return switch (entry) {
      case Entry.Tensor(var _, var _, var shape) ->
          shape.isEmpty() || shape.get().stream().anyMatch(Dimension.Dynamic.class::isInstance);
      case Entry.Sequence(var _, var items) -> items.stream().anyMatch(SignedRuns::isOpen);
    };
  }

  private static Map<String, Value> arguments(FunctionFacts function, List<Entry> entries) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      arguments.put(function.parameters().get(i).name(), value(entries.get(i)));
    }
    return arguments;
  }

  private static Value value(Entry entry) {
    return switch (entry) {
      case Entry.Tensor(var kind, var dtype, var shape) ->
          Value.of(
              new Atom.Tensor(
                  new TensorType(
                      Optional.of(dtype),
                      shape,
                      layout(kind),
                      TensorType.Role.SYMBOLIC,
                      TensorType.Origin.FRAMEWORK)));
      case Entry.Sequence(var _, var items) ->
          Value.of(new Atom.Tuple(items.stream().map(SignedRuns::value).toList()));
    };
  }

  private static TensorType.Layout layout(InputSignature.Kind kind) {
    return switch (kind) {
      case DENSE -> TensorType.Layout.DENSE;
      case RAGGED -> TensorType.Layout.RAGGED;
      case SPARSE -> TensorType.Layout.SPARSE;
    };
  }

  private static InputSignature withAxes(InputSignature signature, OpenExtents.Found found) {
    return switch (signature) {
      case InputSignature.Absent absent -> absent;
      case InputSignature.Inferred(var entries, var _, var _) ->
          new InputSignature.Inferred(entries, found.failures(), found.reads());
    };
  }
}
