package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.SignatureRelation;
import dev.graphlift.analysis.facts.SuppliedSignature;
import dev.graphlift.analysis.names.HybridForm;
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
    return subject
        .removingDecorators()
        .map(edits -> eager(Fix.RUN_EAGERLY, "run `%s` eagerly", assumptions, edits));
  }

  private Fix eager(String code, String title, List<String> assumptions, List<Edit> edits) {
    List<String> all = new ArrayList<>(assumptions);
    if (subject.graphDecorators().stream().anyMatch(subject.edits()::losesComment)) {
      all.add("the comment beside the decorator is not needed without it");
    }
    return Fix.of(facts.unit(), code, title.formatted(subject.name()), all, edits, List.of());
  }

  /// Makes a function eager that runs in graphs anyway.
  Optional<Fix> withoutBoundary(String code) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("nothing outside the project calls or exports `%s`".formatted(facts.name()));
    options().ifPresent(assumptions::add);
    return facts.hybridness().ways().size() == 1
        ? subject
            .removingConversions()
            .map(edits -> eager(code, withoutTitle(), assumptions, edits))
        : Optional.empty();
  }

  /// Has a function made a graph function once where each use of it makes another one: by a
  /// decorator in place of calls. One whose definition is run again and again becomes eager.
  Optional<Fix> withoutRepetition(String code) {
    boolean isWrapped =
        facts.hybridness().ways().stream()
            .allMatch(way -> way.form() == HybridForm.CALL && way.options().isEmpty());
    if (isWrapped) {
      return decoratedOnce(code);
    }
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "no graph function of `%s` is called often enough to pay for its trace"
            .formatted(facts.name()));
    options().ifPresent(assumptions::add);
    return subject
        .removingDecorators()
        .filter(_ -> subject.graphDecorators().size() == facts.hybridness().ways().size())
        .map(edits -> eager(code, withoutTitle(), assumptions, edits));
  }

  private Optional<Fix> decoratedOnce(String code) {
    Optional<Spelling> spelling =
        subject.spellings().above(subject.def(), Set.of(FrameworkNames.DECORATOR));
    Optional<List<Edit>> decorator =
        spelling.flatMap(
            found -> subject.edits().adding(found.of(FrameworkNames.DECORATOR), List.of()));
    List<Edit> edits = new ArrayList<>(decorator.orElse(List.of()));
    subject.removingConversions().ifPresent(edits::addAll);
    boolean isWhole = decorator.isPresent() && subject.removingConversions().isPresent();
    return isWhole
        ? Optional.of(
            Fix.of(
                facts.unit(),
                code,
                "make `%s` a graph function once, by a decorator".formatted(facts.name()),
                List.of("`%s` may run as a graph wherever it is called".formatted(facts.name())),
                edits,
                spelling.orElseThrow().imports()))
        : Optional.empty();
  }

  private String withoutTitle() {
    return subject.graphDecorators().isEmpty()
        ? "use `%s` as it is"
        : "remove the decorator of `%s`";
  }

  /// What is lost with the arguments of what makes it a graph function.
  private Optional<String> options() {
    List<String> options =
        facts.hybridness().ways().stream().flatMap(way -> way.parameters().stream()).toList();
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of("`%s` goes with the decorator".formatted(String.join("`, `", options)));
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
              .replacing(written.get(), setting.value().onOneLine())
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
