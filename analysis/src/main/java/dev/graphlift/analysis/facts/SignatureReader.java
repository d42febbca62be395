package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.BodyFacts.Coercion;
import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.facts.InputSignature.Kind;
import dev.graphlift.analysis.facts.InputSignature.Reason;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.syntax.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reduces the calls of one function to one input signature, all parameters or none.
final class SignatureReader {
  private static final Set<String> SUPPLIED_BY_KERAS = Set.of("training", "mask");

  /// What a parameter is blocked for that may receive containers which the framework takes.
  private static final Set<Reason> CONTAINERS =
      Set.of(Reason.TENSOR_CONTAINER_UNSUPPORTED, Reason.NON_TENSOR_PARAMETER);

  private final FunctionUnit unit;
  private final FunctionFacts facts;
  private final boolean isLayerCall;
  private final List<Entry> entries = new ArrayList<>();
  private final List<InputSignature.Blocker> blockers = new ArrayList<>();
  private boolean omitted;

  /// @param isLayerCall whether the framework calls it as the `call` of a layer or model
  private SignatureReader(FunctionFacts facts, boolean isLayerCall) {
    this.unit = facts.unit();
    this.facts = facts;
    this.isLayerCall = isLayerCall;
  }

  /// One specification, or why there is none.
  private sealed interface Reduced {
    record To(Entry entry) implements Reduced {}

    record Not(Reason reason) implements Reduced {}
  }

  /// The signature; empty for a function that receives no tensors or that nothing calls.
  static Optional<InputSignature> read(FunctionFacts facts, boolean isLayerCall) {
    boolean proved =
        facts.parameters().stream()
            .anyMatch(p -> p.hint().isPresent() || p.tensor().isYes() || p.container().isYes());
    if (proved) {
      return facts.called().isYes()
          ? Optional.of(new SignatureReader(facts, isLayerCall).signature())
          : Optional.empty();
    }
    return facts.contextClue().isPresent() && !facts.parameters().isEmpty()
        ? Optional.of(
            new InputSignature.Absent(
                Reason.SPECULATIVE_TENSOR_PARAMETER, List.of(), Optional.empty()))
        : Optional.empty();
  }

  private InputSignature signature() {
    List<Parameter> declared = Bodies.parameters(unit);
    for (int i = 0; i < declared.size(); i++) {
      Optional<Reason> blocker = read(declared.get(i), facts.parameters().get(i));
      if (blocker.isPresent()) {
        blockers.add(new InputSignature.Blocker(i, blocker.get()));
      }
    }
    return blockers.isEmpty()
        ? new InputSignature.Inferred(entries, List.of(), List.of())
        : new InputSignature.Absent(blockers.getFirst().reason(), blockers, structured());
  }

  /// The signature with containers as the framework takes them.
  private Optional<InputSignature.Inferred> structured() {
    boolean isContainer =
        blockers.stream().map(InputSignature.Blocker::reason).allMatch(CONTAINERS::contains);
    List<Entry> all = new ArrayList<>(entries);
    for (InputSignature.Blocker blocker : blockers) {
      Optional<Entry> entry =
          isContainer
              ? structured(counting(facts.parameters().get(blocker.parameter())))
              : Optional.empty();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      all.add(blocker.parameter(), entry.get());
    }
    return Optional.of(new InputSignature.Inferred(all, List.of(), List.of()));
  }

  private Optional<Entry> structured(List<Received> counting) {
    List<Structure> all =
        counting.stream().flatMap(received -> received.others().stream()).toList();
    boolean isTensor = counting.stream().anyMatch(received -> !received.tensors().isEmpty());
    return isTensor ? Optional.empty() : new StructuredEntry(unit, facts.index()).of(all);
  }

  /// Adds what a parameter needs; the reason if it cannot be.
  private Optional<Reason> read(Parameter declared, ParameterFacts parameter) {
    boolean isTensor =
        parameter.hint().isPresent() || parameter.tensor().isYes() || parameter.container().isYes();
    if (isTensor) {
      return switch (reduced(parameter)) {
        case Reduced.Not(var reason) -> Optional.of(reason);
        case Reduced.To(var entry) -> {
          entries.add(entry);
          yield omitted ? Optional.of(Reason.DEFAULTED_PARAMETER_PRECEDES_SPEC) : Optional.empty();
        }
      };
    }
    if (declared.defaultValue().isEmpty()) {
      return Optional.of(Reason.NON_TENSOR_PARAMETER);
    }
    if (!parameter.supplied().isNo()
        || (isLayerCall && SUPPLIED_BY_KERAS.contains(declared.name()))) {
      return Optional.of(Reason.DEFAULTED_PARAMETER_SUPPLIED);
    }
    omitted = true;
    return Optional.empty();
  }

  private Reduced reduced(ParameterFacts parameter) {
    List<Received> counting = counting(parameter);
    Set<TensorType> types = new LinkedHashSet<>();
    counting.forEach(received -> types.addAll(received.tensors()));
    List<Optional<Received.Items>> sequences =
        counting.stream().flatMap(received -> received.sequences().stream()).toList();
    if (!types.isEmpty()) {
      Reduced plain = tensor(types);
      return plain instanceof Reduced.To(Entry.Tensor tensor)
          ? new Reduced.To(pinned(parameter, tensor))
          : plain;
    }
    if (!sequences.isEmpty()) {
      return sequence(sequences);
    }
    return new Reduced.Not(
        parameter.types().isEmpty() && !parameter.container().isYes()
            ? Reason.TYPE_HINT_WITHOUT_DTYPE
            : Reason.EXPECTED_FAILURE_EVIDENCE_ONLY);
  }

  private static List<Received> counting(ParameterFacts parameter) {
    List<Received> all = parameter.received();
    List<Received> kept = all.stream().filter(r -> r.guard() == Received.Guard.NONE).toList();
    return kept.isEmpty() ? all : kept;
  }

  /// Eager execution converts an array to the type of the tensor it meets; so does the signature.
  private Entry pinned(ParameterFacts parameter, Entry.Tensor tensor) {
    for (Coercion coercion : facts.body().coercions()) {
      if (coercion.parameter().equals(parameter.name())
          && coercion.outcome() instanceof Coercion.Outcome.Pin(var dtype)) {
        return new Entry.Tensor(tensor.kind(), dtype, tensor.shape());
      }
    }
    return tensor;
  }

  private static Reduced sequence(List<Optional<Received.Items>> sequences) {
    if (sequences.stream().anyMatch(Optional::isEmpty)) {
      return new Reduced.Not(Reason.TENSOR_CONTAINER_UNSUPPORTED);
    }
    List<Received.Items> all = sequences.stream().map(Optional::orElseThrow).toList();
    List<List<Set<TensorType>>> known = all.stream().map(Received.Items::types).toList();
    List<Received.Form> forms = all.stream().map(Received.Items::form).distinct().toList();
    int arity = known.getFirst().size();
    if (known.stream().anyMatch(items -> items.size() != arity)) {
      return new Reduced.Not(Reason.HETEROGENEOUS_ARITY);
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      int at = i;
      if (known.stream().anyMatch(items -> items.get(at).isEmpty())) {
        return new Reduced.Not(Reason.TENSOR_CONTAINER_UNSUPPORTED);
      }
      Set<TensorType> types = new LinkedHashSet<>();
      known.forEach(items -> types.addAll(items.get(at)));
      switch (tensor(types)) {
        case Reduced.Not not -> {
          return not;
        }
        case Reduced.To(var entry) -> entries.add(entry);
      }
    }
    Received.Form form = forms.size() == 1 ? forms.getFirst() : Received.Form.EITHER;
    return new Reduced.To(new Entry.Sequence(form, entries));
  }

  /// The specification of a tensor that may be of several types.
  static Optional<Entry> entry(Set<TensorType> types) {
    return tensor(types) instanceof Reduced.To(var entry) ? Optional.of(entry) : Optional.empty();
  }

  private static Reduced tensor(Set<TensorType> types) {
    List<Optional<String>> dtypes = types.stream().map(TensorType::dtype).distinct().toList();
    if (dtypes.size() > 1) {
      return new Reduced.Not(Reason.HETEROGENEOUS_DTYPE);
    }
    if (dtypes.getFirst().isEmpty()) {
      return new Reduced.Not(Reason.UNKNOWN_DTYPE);
    }
    long sparse = types.stream().filter(t -> t.layout() == TensorType.Layout.SPARSE).count();
    if (sparse > 0 && sparse < types.size()) {
      return new Reduced.Not(Reason.HETEROGENEOUS_SPARSITY);
    }
    Optional<List<Dimension>> shape = shape(types);
    boolean ragged =
        shape.isPresent() && shape.get().stream().anyMatch(Dimension.Ragged.class::isInstance);
    Kind kind = sparse > 0 ? Kind.SPARSE : ragged ? Kind.RAGGED : Kind.DENSE;
    return new Reduced.To(new Entry.Tensor(kind, dtypes.getFirst().get(), shape));
  }

  private static Optional<List<Dimension>> shape(Set<TensorType> types) {
    List<Optional<List<Dimension>>> shapes = types.stream().map(TensorType::shape).toList();
    if (shapes.stream().anyMatch(Optional::isEmpty)
        || shapes.stream().map(shape -> shape.orElseThrow().size()).distinct().count() > 1) {
      return Optional.empty();
    }
    List<Dimension> joined = new ArrayList<>();
    for (int axis = 0; axis < shapes.getFirst().orElseThrow().size(); axis++) {
      int at = axis;
      List<Dimension> extents =
          shapes.stream().map(shape -> shape.orElseThrow().get(at)).distinct().toList();
      boolean agreed =
          extents.size() == 1
              && (extents.getFirst() instanceof Dimension.Fixed
                  || extents.getFirst() instanceof Dimension.Ragged);
      joined.add(agreed ? extents.getFirst() : new Dimension.Dynamic());
    }
    return Optional.of(joined);
  }
}
