package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.InstanceObject;
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
  private final Heap heap;

  SignedRuns(OpenExtents extents, Heap heap) {
    this.extents = extents;
    this.heap = heap;
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
      signature
          .flatMap(InputSignature::best)
          .map(InputSignature.Inferred::entries)
          .filter(entries -> entries.stream().anyMatch(SignedRuns::isOpen))
          .ifPresent(entries -> open.put(site(function), arguments(function, entries)));
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
    boolean isOpen =
        entry instanceof Entry.Tensor(var _, var _, var shape)
            && (shape.isEmpty()
                || shape.get().stream().anyMatch(Dimension.Dynamic.class::isInstance));
    return isOpen || entry.parts().stream().anyMatch(SignedRuns::isOpen);
  }

  private Map<String, Value> arguments(FunctionFacts function, List<Entry> entries) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String name = function.parameters().get(i).name();
      arguments.put(name, value(entries.get(i), site(function), name));
    }
    return arguments;
  }

  /// What stands for an argument while it is traced.
  ///
  /// @param role tells the containers of one function apart
  private Value value(Entry entry, Site function, String role) {
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
          Value.of(
              new Atom.Tuple(items.stream().map(item -> value(item, function, role)).toList()));
      case Entry.Mapping(var fields) -> {
        ContainerObject made =
            heap.container(allocation(function, role), ContainerObject.Kind.DICT);
        for (Entry.Field field : fields) {
          String key = field.key().substring(1, field.key().length() - 1);
          made.known(key).add(value(field.value(), function, role + field.key()));
        }
        yield Value.of(made);
      }
      case Entry.Named(var _, var type, var fields) -> named(type, fields, function, role);
    };
  }

  private Value named(Site type, List<Entry.Field> fields, Site function, String role) {
    ClassObject found =
        heap.objects().stream()
            .filter(object -> object.allocation().site().equals(type))
            .filter(ClassObject.class::isInstance)
            .map(ClassObject.class::cast)
            .findFirst()
            .orElseThrow();
    InstanceObject made = heap.instance(allocation(function, role), found);
    for (Entry.Field field : fields) {
      made.attribute(field.key()).add(value(field.value(), function, role + "." + field.key()));
    }
    return Value.of(made);
  }

  private static Allocation allocation(Site function, String role) {
    return new Allocation(function, -1, "signature of " + role);
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
      case InputSignature.Absent(var reason, var blockers, var structured) ->
          new InputSignature.Absent(
              reason, blockers, structured.map(inferred -> withAxes(inferred, found)));
      case InputSignature.Inferred inferred -> withAxes(inferred, found);
    };
  }

  private static InputSignature.Inferred withAxes(
      InputSignature.Inferred inferred, OpenExtents.Found found) {
    return new InputSignature.Inferred(inferred.entries(), found.failures(), found.reads());
  }
}
