package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.WithItem;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds blocks that handle errors of operations. A graph runs its operations when all of its
/// Python is done, so that their errors come out of the call of the graph function.
final class ErrorHandlers {
  private static final Set<String> ANY_ERROR = Set.of("Exception", "BaseException");
  private static final String SUPPRESS = "contextlib.suppress";

  private final TracedCode code;

  ErrorHandlers(TracedCode code) {
    this.code = code;
  }

  /// The first handler of a `try` that would get an error of an operation and does not raise.
  Optional<Effect> of(Statement.Try attempt) {
    return attempt.handlers().stream()
        .filter(handler -> handler.type().map(code::value).map(this::catches).orElse(true))
        .findFirst()
        .filter(handler -> !(handler.body().getLast() instanceof Statement.Raise))
        .filter(_ -> computes(attempt.body()))
        .map(handler ->
            code.effect(
                Limit.HANDLER, firstOf(handler), "handles errors that operations raise later"));
  }

  private static Node firstOf(ExceptHandler handler) {
    return handler.type().<Node>map(type -> type).orElse(handler);
  }

  /// A context manager that suppresses such errors.
  Optional<Effect> of(Statement.With with) {
    return with.items().stream()
        .map(WithItem::context)
        .filter(Expression.Call.class::isInstance)
        .map(Expression.Call.class::cast)
        .filter(this::suppresses)
        .findFirst()
        .filter(_ -> computes(with.body()))
        .map(call ->
            code.effect(Limit.HANDLER, call, "suppresses errors that operations raise later"));
  }

  private boolean suppresses(Expression.Call call) {
    return code.value(call.function()).stream().anyMatch(new Atom.Library(SUPPRESS)::equals)
        && call.arguments().stream().map(Argument::value).map(code::value).anyMatch(this::catches);
  }

  private boolean catches(Value types) {
    return types.stream()
        .anyMatch(type ->
            switch (type) {
              case Atom.Library(var name) ->
                  ANY_ERROR.contains(name) || code.library().isOperationError(name);
              case Atom.Tuple(var items) -> items.stream().anyMatch(this::catches);
              case Atom.Scalar _,
                  Atom.Tensor _,
                  Atom.Stream _,
                  Atom.Namespace _,
                  Atom.Bound _,
                  Atom.Partial _,
                  Atom.Wrapped _,
                  Atom.Super _,
                  dev.graphlift.analysis.values.HeapObject _ ->
                  false;
            });
  }

  private boolean computes(List<Statement> body) {
    TextRange first = body.getFirst().range();
    TextRange last = body.getLast().range();
    return code.activation().computations().stream().anyMatch(site -> isBetween(site, first, last))
        || code.activation().edges().stream()
            .filter(edge -> isBetween(edge.site(), first, last))
            .map(CallEdge::callee)
            .anyMatch(ErrorHandlers::computes);
  }

  private boolean isBetween(Site site, TextRange first, TextRange last) {
    if (!site.file().equals(code.file().path())) {
      return false;
    }
    TextRange range = code.file().node(site.node()).range();
    return first.start() <= range.start() && range.end() <= last.end();
  }

  private static boolean computes(Activation callee) {
    BitSet seen = new BitSet();
    Deque<Activation> work = new ArrayDeque<>(List.of(callee));
    while (!work.isEmpty()) {
      Activation at = work.removeFirst();
      if (!at.computations().isEmpty()) {
        return true;
      }
      if (!seen.get(at.number())) {
        seen.set(at.number());
        at.edges().forEach(edge -> work.add(edge.callee()));
      }
    }
    return false;
  }
}
