package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.SignatureRelation;
import dev.graphlift.analysis.facts.SuppliedSignature;
import dev.graphlift.analysis.names.HybridOption;
import dev.graphlift.analysis.names.Hybridization;
import dev.graphlift.source.Edit;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Fixes of functions that are graph functions already.
final class Repairs {
  private static final String SIGNATURE = "input_signature";

  private final Subject subject;
  private final FunctionFacts facts;

  Repairs(Subject subject) {
    this.subject = subject;
    this.facts = subject.facts();
  }

  /// Makes the function eager.
  Optional<Fix> toEager(List<String> assumptions) {
    return withoutDecorators(Fix.RUN_EAGERLY, "run `%s` eagerly", assumptions);
  }

  private Optional<Fix> withoutDecorators(String code, String title, List<String> assumptions) {
    List<String> all = new ArrayList<>(assumptions);
    if (subject.graphDecorators().stream().anyMatch(subject.edits()::losesComment)) {
      all.add("the comment beside the decorator is not needed without it");
    }
    return subject
        .removingDecorators()
        .map(edits ->
            Fix.of(facts.unit(), code, title.formatted(subject.name()), all, edits, List.of()));
  }

  /// Removes the decorator of a function that runs in graphs anyway.
  Optional<Fix> withoutDecorator(String code) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("nothing outside the project calls or exports `%s`".formatted(facts.name()));
    List<String> options =
        facts.hybridness().ways().stream().flatMap(way -> way.parameters().stream()).toList();
    if (!options.isEmpty()) {
      assumptions.add("`%s` goes with the decorator".formatted(String.join("`, `", options)));
    }
    return subject
        .onlyGraphDecorator()
        .flatMap(_ -> withoutDecorators(code, "remove the decorator of `%s`", assumptions));
  }

  /// Adds the signature that all calls seen agree with.
  Optional<Fix> addSignature(InputSignature.Inferred signature) {
    Optional<Expression> decorator = subject.onlyGraphDecorator();
    if (decorator.isEmpty() || subject.sets(SIGNATURE) || isOpen(decorator.get())) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>(signature.names());
    Optional<Spelling> spelling = subject.spelling(decorator.get(), names);
    return spelling.flatMap(found -> {
      Setting setting = Setting.ofList(SIGNATURE, signature.specs(found::of));
      return subject
          .edits()
          .adding(decorator.get(), setting)
          .map(edits -> added(edits, found.imports()));
    });
  }

  /// Widens a signature that refuses calls which were seen; it takes all that it took before.
  Optional<Fix> widenSignature(InputSignature.Inferred signature) {
    boolean isNarrow =
        SuppliedSignature.of(facts) instanceof SuppliedSignature.Written(var entries)
            && SignatureRelation.of(entries, signature.entries())
                == SignatureRelation.SUPPLIED_TIGHTER;
    Optional<Argument> written = subject.onlyGraphDecorator().flatMap(Repairs::signature);
    if (!isNarrow || written.isEmpty()) {
      return Optional.empty();
    }
    Expression decorator = subject.onlyGraphDecorator().orElseThrow();
    return subject
        .spelling(decorator, new TreeSet<>(signature.names()))
        .flatMap(found -> {
          Setting setting = Setting.ofList(SIGNATURE, signature.specs(found::of));
          return subject
              .edits()
              .replacing(written.get(), setting.value())
              .map(edits -> widened(edits, found.imports()));
        });
  }

  private static Optional<Argument> signature(Expression decorator) {
    return decorator instanceof Expression.Call call
        ? call.arguments().stream()
            .filter(argument -> argument.name().filter(SIGNATURE::equals).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private Fix widened(List<Edit> edits, List<NewImport> imports) {
    return Fix.of(
        facts.unit(),
        Fix.WIDEN_SIGNATURE,
        "widen the input signature of `%s`".formatted(subject.name()),
        List.of("the calls that it refuses are meant to succeed"),
        edits,
        imports);
  }

  private Fix added(List<Edit> edits, List<NewImport> imports) {
    return Fix.of(
        facts.unit(),
        Fix.ADD_SIGNATURE,
        "give `%s` an input signature".formatted(subject.name()),
        List.of(),
        edits,
        imports);
  }

  /// Lets shapes that vary share a trace.
  Optional<Fix> shareTraces(Setting setting) {
    Optional<Expression> decorator = subject.onlyGraphDecorator();
    if (decorator.isEmpty()
        || subject.sets(SIGNATURE)
        || subject.sets(setting.keyword())
        || isOpen(decorator.get())) {
      return Optional.empty();
    }
    return subject
        .edits()
        .adding(decorator.get(), setting)
        .map(edits ->
            Fix.of(
                facts.unit(),
                Fix.REDUCE_RETRACING,
                "let `%s` use one trace for shapes that vary".formatted(subject.name()),
                List.of(VaryingShapes.ASSUMPTION),
                edits,
                List.of()));
  }

  /// Whether a decorator may set more than it shows.
  private static boolean isOpen(Expression decorator) {
    return decorator instanceof Expression.Call call
        && call.arguments().stream()
            .anyMatch(argument ->
                argument.kind() == Argument.Kind.MAPPING
                    || argument.value() instanceof Expression.Starred);
  }

  /// Calls outdated arguments by their present names.
  Optional<Fix> renamedArguments(String code) {
    List<Edit> edits = new ArrayList<>();
    for (Hybridization way : facts.hybridness().ways()) {
      for (HybridOption option : way.options()) {
        if (option.file().equals(facts.unit().file())) {
          renamed(option).ifPresent(edits::addAll);
        }
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Fix.of(
                facts.unit(),
                code,
                "use the present names of the arguments",
                List.of(),
                edits,
                List.of()));
  }

  private Optional<List<Edit>> renamed(HybridOption option) {
    return facts
        .index()
        .parent(option.value().id())
        .filter(Argument.class::isInstance)
        .map(Argument.class::cast)
        .filter(argument ->
            argument.name().filter(name -> !name.equals(option.parameter())).isPresent())
        .flatMap(argument -> subject.edits().renaming(argument, option.parameter()));
  }
}
