package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.Received;
import dev.graphlift.analysis.facts.SignatureRelation;
import dev.graphlift.analysis.facts.SuppliedSignature;
import dev.graphlift.analysis.names.DecoratorText;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.workspace.FunctionDetails.Blocker;
import dev.graphlift.workspace.FunctionDetails.Receiver;
import dev.graphlift.workspace.FunctionDetails.Source;
import dev.graphlift.workspace.FunctionDetails.Specification;
import dev.graphlift.workspace.FunctionDetails.Status;
import dev.graphlift.workspace.FunctionReport.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads off what the tables for researchers say of one function beside its report.
///
/// @param module the dotted name of its module
record Details(String module, FunctionFacts facts, FunctionReport report) {
  FunctionDetails with(List<Status> statuses) {
    List<Specification> specifications = new ArrayList<>();
    inferred().ifPresent(entries -> add(entries, Source.INFERRED, specifications));
    written().ifPresent(entries -> add(entries, Source.SUPPLIED, specifications));
    return new FunctionDetails(
        report,
        module,
        facts.unit().enclosingClass().map(_ -> owner()),
        facts.isMethod() ? Receiver.SELF : Receiver.NONE,
        facts.unit().def().parameters().positional().size(),
        decorators(),
        parameters(),
        specifications,
        blockers(),
        supplied(),
        relation().map(Enum::name),
        statuses);
  }

  private String owner() {
    String name = facts.name();
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private List<String> decorators() {
    return facts.unit().def().decorators().stream()
        .map(decorator -> DecoratorText.of(facts.parsed(), decorator))
        .map(text -> text.substring(1).strip())
        .toList();
  }

  private List<FunctionDetails.Parameter> parameters() {
    List<FunctionDetails.Parameter> all = new ArrayList<>();
    for (int i = 0; i < facts.parameters().size(); i++) {
      all.add(
          new FunctionDetails.Parameter(
              index(i), report.parameters().get(i), elements(facts.parameters().get(i))));
    }
    return all;
  }

  /// The place, among all parameters as written, of one of those with facts.
  private int index(int parameter) {
    String name = facts.parameters().get(parameter).name();
    List<String> all = facts.unit().def().parameters().all().stream().map(Parameter::name).toList();
    return all.indexOf(name);
  }

  /// The types at each position of the lists and tuples whose items are known.
  private static List<List<FunctionReport.TensorType>> elements(ParameterFacts parameter) {
    List<List<Set<TensorType>>> sequences =
        parameter.received().stream()
            .map(Received::sequences)
            .flatMap(Collection::stream)
            .flatMap(Optional::stream)
            .map(Received.Items::types)
            .toList();
    List<List<FunctionReport.TensorType>> elements = new ArrayList<>();
    int longest = sequences.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      int at = i;
      elements.add(
          sequences.stream()
              .filter(items -> items.size() > at)
              .flatMap(items -> items.get(at).stream())
              .sorted(Comparator.comparing(TensorType::toString))
              .map(FunctionParts::type)
              .distinct()
              .toList());
    }
    return elements;
  }

  /// The inferred signature, unless it is withheld.
  Optional<List<Entry>> inferred() {
    return report.inputSignature().orElse(null) instanceof Signature.Text
            && facts.signature().orElse(null)
                instanceof InputSignature.Inferred(var entries, var _, var _)
        ? Optional.of(entries)
        : Optional.empty();
  }

  private Optional<List<Entry>> written() {
    return SuppliedSignature.of(facts) instanceof SuppliedSignature.Written(var entries)
        ? Optional.of(entries)
        : Optional.empty();
  }

  private Optional<Signature> supplied() {
    return switch (SuppliedSignature.of(facts)) {
      case SuppliedSignature.None() -> Optional.empty();
      case SuppliedSignature.Unread() -> Optional.of(new Signature.Absent("UNMODELED"));
      case SuppliedSignature.Written written ->
          Optional.of(new Signature.Text(written.text("tf.")));
    };
  }

  /// How the signature that a graph function has compares with the inferred one.
  Optional<SignatureRelation> relation() {
    return inferred()
        .flatMap(inferred -> written().map(own -> SignatureRelation.of(own, inferred)));
  }

  private List<Blocker> blockers() {
    if (!(facts.signature().orElse(null)
        instanceof InputSignature.Absent(var _, var blockers, var _))) {
      return List.of();
    }
    return blockers.stream()
        .map(blocker ->
            new Blocker(
                index(blocker.parameter()),
                facts.parameters().get(blocker.parameter()).name(),
                blocker.reason().name()))
        .toList();
  }

  private void add(List<Entry> entries, Source source, List<Specification> all) {
    for (int i = 0; i < entries.size(); i++) {
      int index = i < facts.parameters().size() ? index(i) : i;
      leaves(entries.get(i))
          .forEach(
              leaf -> all.add(new Specification(index, source, leaf.dtype(), leaf.shapeText())));
    }
  }

  private static Stream<Entry.Tensor> leaves(Entry entry) {
    return entry instanceof Entry.Tensor tensor
        ? Stream.of(tensor)
        : entry.parts().stream().flatMap(Details::leaves);
  }
}
