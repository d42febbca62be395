package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.TracedCode.Runner;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.MatchCase;
import dev.graphlift.syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks the statements of a function and finds what tracing cannot do, where a tensor decides.
final class TracedBody {
  private final TracedCode code;
  private final TracedTypes types;
  private final LooseValues loose;
  private final DecidedReturns returns;
  private final ErrorHandlers handlers;
  private final ArrayTests tests;
  private final PythonText text;
  private final TracedStores stores;
  private final List<Effect> found = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();

  /// @param eager the same code as it runs eagerly, where the code is seen with traced arguments
  TracedBody(TracedCode code, List<Activation> eager) {
    this.code = code;
    this.tests = new ArrayTests(code, eager);
    this.text = new PythonText(code);
    this.stores = new TracedStores(code);
    this.types = new TracedTypes(code);
    this.loose = new LooseValues(code);
    this.returns = new DecidedReturns(code);
    this.handlers = new ErrorHandlers(code);
  }

  /// A statement that the one at hand stands in.
  private record Block(Statement statement, Kind kind) {}

  private enum Kind {
    /// Both sides are traced, and a tensor decides between them.
    TENSOR_BRANCH,
    /// The graph runs the loop.
    GRAPH_LOOP,
    /// Python runs the loop.
    PYTHON_LOOP,
    OTHER_LOOP,
    OTHER
  }

  List<Effect> effects() {
    walk(code.def().body());
    if (returns.isDecided()) {
      types.returns().ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private void walk(List<Statement> body) {
    returns.in(body).filter(_ -> !isInLoop()).ifPresent(found::add);
    body.forEach(this::walk);
  }

  private boolean isInLoop() {
    return blocks.stream()
        .map(Block::kind)
        .anyMatch(kind -> kind == Kind.PYTHON_LOOP || kind == Kind.GRAPH_LOOP);
  }

  private void walk(Statement statement) {
    found.addAll(loose.of(statement));
    found.addAll(tests.of(statement));
    found.addAll(text.of(statement));
    switch (statement) {
      case Statement.If branch -> branch(branch);
      case Statement.While loop -> {
        loose.number(loop.test(), found);
        loop(loop, code.runner(loop), loop.body(), loop.orElse());
      }
      case Statement.For loop -> {
        if (code.isOutsideIterator(loop.iterable())) {
          found.add(code.effect(Limit.ITERATOR, loop.iterable(), "iterates over an iterator"));
        }
        loop(loop, code.runner(loop), loop.body(), loop.orElse());
      }
      case Statement.Try attempt -> {
        handlers.of(attempt).ifPresent(found::add);
        walk(attempt.body());
        attempt.handlers().stream().map(ExceptHandler::body).forEach(this::walk);
        walk(attempt.orElse());
        walk(attempt.finalBody());
      }
      case Statement.With with -> {
        handlers.of(with).ifPresent(found::add);
        walk(with.body());
      }
      case Statement.Match match -> {
        for (MatchCase each : match.cases()) {
          inside(match, Kind.OTHER, each.body());
        }
      }
      case Statement.Raise raise -> raise(raise);
      case Statement.Break leave -> leaveLoop(leave);
      case Statement.Return leave -> leaveFunction(leave);
      case Statement.ExpressionStatement call -> {
        grow(call);
        drop(call);
      }
      case Statement.Assign assign -> {
        if (blocks.isEmpty()) {
          NameBindings.of(List.of(assign)).keySet().forEach(code.staged()::remove);
        }
      }
      case Statement.FunctionDef _,
          Statement.ClassDef _,
          Statement.Delete _,
          Statement.TypeAlias _,
          Statement.AugmentedAssign _,
          Statement.AnnotatedAssign _,
          Statement.Assert _,
          Statement.Import _,
          Statement.ImportFrom _,
          Statement.Global _,
          Statement.Nonlocal _,
          Statement.Pass _,
          Statement.Continue _ -> {}
    }
  }

  private void branch(Statement.If branch) {
    loose.number(branch.test(), found);
    Kind kind = code.isTensor(branch.test()) ? Kind.TENSOR_BRANCH : Kind.OTHER;
    inside(branch, kind, branch.body());
    inside(branch, kind, branch.orElse());
    if (kind == Kind.TENSOR_BRANCH) {
      stage(types.numbersOf(branch));
      found.addAll(stores.keys(branch));
      found.addAll(stores.calls(branch.body()));
      found.addAll(stores.calls(branch.orElse()));
      found.add(code.effect(Limit.RECURSION, branch, "calls itself until a tensor says so"));
      found.addAll(types.branches(branch, following()));
    }
  }

  private void loop(Statement loop, Runner runner, List<Statement> body, List<Statement> orElse) {
    Kind kind =
        switch (runner) {
          case GRAPH -> Kind.GRAPH_LOOP;
          case PYTHON -> Kind.PYTHON_LOOP;
          case UNKNOWN -> Kind.OTHER_LOOP;
        };
    if (kind == Kind.GRAPH_LOOP) {
      found.addAll(stores.calls(body));
      stage(types.numbersOf(loop));
    }
    found.addAll(new LoopClosures(code).of(loop, body));
    inside(loop, kind, body);
    walk(orElse);
    if (kind == Kind.GRAPH_LOOP) {
      found.addAll(types.loop(loop, body));
    }
  }

  /// Notes variables that the graph gives their values from here on.
  private void stage(Set<String> names) {
    code.staged().addAll(names);
  }

  private void inside(Statement statement, Kind kind, List<Statement> body) {
    blocks.push(new Block(statement, kind));
    walk(body);
    blocks.pop();
  }

  /// The statements around the one at hand, innermost first.
  private List<Statement> following() {
    return blocks.stream().map(Block::statement).toList();
  }

  private void raise(Statement.Raise raise) {
    Block around = blocks.peek();
    if (around != null && around.kind() == Kind.TENSOR_BRANCH) {
      found.add(code.effect(Limit.RAISE, raise, "raises where a tensor says so"));
    }
  }

  private void leaveLoop(Statement.Break leave) {
    boolean decided = false;
    for (Block block : blocks) {
      switch (block.kind()) {
        case TENSOR_BRANCH -> decided = true;
        case PYTHON_LOOP -> {
          if (decided) {
            found.add(
                code.effect(
                    Limit.LOOP_EXIT, leave, "leaves a loop of Python where a tensor says so"));
          }
          return;
        }
        case GRAPH_LOOP, OTHER_LOOP -> {
          return;
        }
        case OTHER -> {}
      }
    }
  }

  private void leaveFunction(Statement.Return leave) {
    boolean decided = false;
    for (Block block : blocks) {
      decided |= block.kind() == Kind.TENSOR_BRANCH;
      Optional<String> why =
          switch (block.kind()) {
            case PYTHON_LOOP ->
                decided
                    ? Optional.of("returns from a loop of Python where a tensor says so")
                    : Optional.empty();
            case GRAPH_LOOP -> Optional.of("returns from a loop that a tensor runs");
            case TENSOR_BRANCH, OTHER_LOOP, OTHER -> Optional.empty();
          };
      if (why.isPresent()) {
        found.add(code.effect(Limit.LOOP_EXIT, leave, why.get()));
        return;
      }
    }
  }

  private void drop(Statement.ExpressionStatement statement) {
    if (loose.isDropped(statement)) {
      found.add(code.effect(Limit.DROPPED, statement, "drops the result of an operation"));
    }
  }

  /// A list that gets elements in a part that is traced on its own; nothing outside can use them.
  private void grow(Statement.ExpressionStatement statement) {
    Block around = blocks.peek();
    boolean isApart =
        around != null && (around.kind() == Kind.TENSOR_BRANCH || around.kind() == Kind.GRAPH_LOOP);
    if (isApart && loose.growsOutside(statement, around.statement())) {
      found.add(
          code.effect(
              Limit.GROWTH,
              statement,
              around.kind() == Kind.GRAPH_LOOP
                  ? "fills a list in a loop that a tensor runs"
                  : "fills a list where a tensor says so"));
    }
  }
}
