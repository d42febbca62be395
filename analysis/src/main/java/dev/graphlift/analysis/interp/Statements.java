package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.MatchCase;
import dev.graphlift.syntax.Pattern;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.WithItem;
import java.util.List;
import java.util.Optional;

/// Executes statements: each turns the frame's locals before it into those after it.
final class Statements {
  /// Rounds of a loop after which numbers are widened.
  private static final int PRECISE_ROUNDS = 2;

  private static final int MOST_ROUNDS = 12;

  private final Interpreter interpreter;

  Statements(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void run(Frame frame, List<Statement> body) {
    for (Statement statement : body) {
      if (!frame.locals().isReachable()) {
        // Definitions after a `return` still exist as text; nothing can see them.
        return;
      }
      if (!frame.handlers().isEmpty()) {
        frame.handlers().getLast().add(frame.locals());
      }
      execute(frame, statement);
    }
  }

  private void execute(Frame frame, Statement statement) {
    switch (statement) {
      case Statement.FunctionDef def -> interpreter.definitions().function(frame, def);
      case Statement.ClassDef def -> interpreter.definitions().type(frame, def);
      case Statement.Return s -> returns(frame, s);
      case Statement.Delete s -> s.targets().forEach(t -> interpreter.targets().delete(frame, t));
      case Statement.Assign s -> {
        Value value = eval(frame, s.value());
        s.targets().forEach(target -> interpreter.targets().assign(frame, target, value));
      }
      case Statement.TypeAlias s -> interpreter.targets().assign(frame, s.name(), Value.of(ALIAS));
      case Statement.AugmentedAssign s -> interpreter.targets().augment(frame, s);
      case Statement.AnnotatedAssign s -> annotated(frame, s);
      case Statement.For s -> loop(frame, s);
      case Statement.While s -> loop(frame, s);
      case Statement.If s -> branch(frame, s);
      case Statement.With s -> with(frame, s);
      case Statement.Match s -> match(frame, s);
      case Statement.Raise s -> {
        s.exception().ifPresent(e -> raise(frame, s, eval(frame, e)));
        s.cause().ifPresent(e -> eval(frame, e));
        cut(frame);
      }
      case Statement.Try s -> attempt(frame, s);
      case Statement.Assert s -> {
        test(frame, s.test());
        s.message().ifPresent(e -> eval(frame, e));
        interpreter.narrowing().assumeTrue(frame, s.test());
      }
      case Statement.Import s -> interpreter.imports().run(frame, s);
      case Statement.ImportFrom s -> interpreter.imports().run(frame, s);
      case Statement.Global _, Statement.Nonlocal _, Statement.Pass _ -> {}
      case Statement.ExpressionStatement s -> eval(frame, s.value());
      case Statement.Break _ -> {
        innermost(frame).ifPresent(loop -> loop.addBreak(frame.locals()));
        cut(frame);
      }
      case Statement.Continue _ -> {
        innermost(frame).ifPresent(loop -> loop.addContinue(frame.locals()));
        cut(frame);
      }
    }
  }

  /// The loop around; outside of one, Python's parser takes a `break` that its compiler refuses.
  private static Optional<Frame.Loop> innermost(Frame frame) {
    return Optional.ofNullable(frame.loops().peekLast());
  }

  private static final Atom ALIAS = new Atom.Library("typing.TypeAliasType");

  private Value eval(Frame frame, Expression expression) {
    return interpreter.expressions().eval(frame, expression);
  }

  private static void cut(Frame frame) {
    Locals after = frame.locals().copy();
    after.cut();
    frame.locals(after);
  }

  private static void decide(Frame frame, Truth.Outcome outcome, Truth.Outcome against) {
    if (outcome == against) {
      frame.locals().decideAgainst();
    }
  }

  private Truth.Outcome test(Frame frame, Expression test) {
    return interpreter.truth().test(frame, test, eval(frame, test));
  }

  /// `raise Class` makes an instance.
  private void raise(Frame frame, Statement.Raise at, Value exception) {
    Value classes = exception.filter(ClassObject.class::isInstance).known();
    Value made = interpreter.calls().call(frame, at, classes, Arguments.NONE);
    interpreter.definitions().raised(made.join(exception));
  }

  private void returns(Frame frame, Statement.Return s) {
    Value value = s.value().map(e -> eval(frame, e)).orElse(Value.NONE);
    if (frame.locals().counts()) {
      frame.activation().result().add(value);
      frame.activation().exitStores().leave(CallStores.leaving(frame));
    }
    cut(frame);
  }

  private void annotated(Frame frame, Statement.AnnotatedAssign s) {
    s.value()
        .ifPresent(value -> interpreter.targets().assign(frame, s.target(), eval(frame, value)));
  }

  private void branch(Frame frame, Statement.If s) {
    Truth.Outcome outcome = test(frame, s.test());
    Locals before = frame.locals().copy();
    decide(frame, outcome, Truth.Outcome.FALSE);
    interpreter.narrowing().assumeTrue(frame, s.test());
    run(frame, s.body());
    Locals afterBody = frame.locals();
    frame.locals(before);
    decide(frame, outcome, Truth.Outcome.TRUE);
    interpreter.narrowing().assumeFalse(frame, s.test());
    run(frame, s.orElse());
    frame.locals(afterBody.join(frame.locals()));
  }

  private void loop(Frame frame, Statement.For s) {
    Value iterable = eval(frame, s.iterable());
    Value element = interpreter.iteration().looped(frame, s.iterable(), iterable);
    boolean runsCode = Iteration.mayRunCode(iterable);
    repeat(
        frame,
        () -> {
          if (runsCode) {
            frame.forgetPlaces();
          }
          interpreter.targets().assign(frame, s.target(), element);
        },
        () -> {},
        s.body(),
        s.orElse());
  }

  private void loop(Frame frame, Statement.While s) {
    repeat(
        frame,
        () -> {
          test(frame, s.test());
          interpreter.narrowing().assumeTrue(frame, s.test());
        },
        () -> {
          if (isTrue(s.test())) {
            cut(frame);
          } else {
            interpreter.narrowing().assumeFalse(frame, s.test());
          }
        },
        s.body(),
        s.orElse());
  }

  private static boolean isTrue(Expression test) {
    return test instanceof Expression.Constant constant
        && switch (constant.value()) {
          case dev.graphlift.syntax.Literal.BooleanLiteral(boolean value) -> value;
          case dev.graphlift.syntax.Literal.IntegerLiteral(var value) -> value.signum() != 0;
          case dev.graphlift.syntax.Literal.FloatLiteral _,
              dev.graphlift.syntax.Literal.ComplexLiteral _,
              dev.graphlift.syntax.Literal.StringLiteral _,
              dev.graphlift.syntax.Literal.BytesLiteral _,
              dev.graphlift.syntax.Literal.NoneLiteral _,
              dev.graphlift.syntax.Literal.EllipsisLiteral _ ->
              false;
        };
  }

  /// Runs a loop to its fixpoint. The state before each round is that before the loop joined with
  /// that after each round; numbers are widened once a few rounds have not settled it.
  private void repeat(
      Frame frame, Runnable head, Runnable exit, List<Statement> body, List<Statement> orElse) {
    Frame.Loop loop = new Frame.Loop();
    frame.loops().addLast(loop);
    Locals state = frame.locals();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      frame.locals(state.copy());
      head.run();
      run(frame, body);
      Locals joined = state.join(frame.locals()).join(loop.continues());
      Locals next = round < PRECISE_ROUNDS ? joined : joined.widen();
      if (next.sameAs(state) || interpreter.engine().isSpent(frame.activation())) {
        break;
      }
      state = next;
    }
    frame.loops().removeLast();
    frame.locals(state.copy());
    exit.run();
    run(frame, orElse);
    frame.locals(frame.locals().join(loop.breaks()));
  }

  private void with(Frame frame, Statement.With s) {
    boolean swallows = false;
    for (WithItem item : s.items()) {
      Value manager = eval(frame, item.context());
      ContextManagers.Entered entered = interpreter.contextManagers().enter(frame, item, manager);
      swallows |= entered.swallows() != Truth.Outcome.FALSE;
      item.target().ifPresent(t -> interpreter.targets().assign(frame, t, entered.value()));
    }
    Frame.Sink sink = new Frame.Sink();
    frame.handlers().addLast(sink);
    run(frame, s.body());
    frame.handlers().removeLast();
    passOn(frame, sink);
    if (swallows
        || (!frame.locals().isReachable() && s.body().getLast() instanceof Statement.Raise)) {
      frame.locals(sink.thrown().join(frame.locals()));
    }
  }

  /// What a block throws may leave the blocks around it too.
  private static void passOn(Frame frame, Frame.Sink sink) {
    if (!frame.handlers().isEmpty()) {
      frame.handlers().getLast().add(sink.thrown());
    }
  }

  private void match(Frame frame, Statement.Match s) {
    Value subject = eval(frame, s.subject());
    Locals after = Locals.unreachable();
    for (MatchCase matchCase : s.cases()) {
      Locals before = frame.locals().copy();
      Value matched = interpreter.patterns().match(frame, matchCase.pattern(), subject);
      Truth.Outcome guard =
          matchCase.guard().map(test -> test(frame, test)).orElse(Truth.Outcome.TRUE);
      if (matched.isBottom() || guard == Truth.Outcome.FALSE) {
        frame.locals().decideAgainst();
      } else {
        matchCase.guard().ifPresent(test -> interpreter.narrowing().assumeTrue(frame, test));
      }
      run(frame, matchCase.body());
      after = after.join(frame.locals());
      frame.locals(before);
      boolean isCertain =
          guard == Truth.Outcome.TRUE
              && interpreter.patterns().outcome(frame, matchCase.pattern(), subject)
                  == Truth.Outcome.TRUE;
      if (isCertain) {
        cutOff(frame, matchCase.pattern());
      }
    }
    frame.locals(after.join(frame.locals()));
  }

  /// Nothing comes after a case that matches; a constant says so for the arguments seen so far.
  private static void cutOff(Frame frame, Pattern pattern) {
    if (Patterns.isIrrefutable(pattern)) {
      cut(frame);
    } else {
      frame.locals().decideAgainst();
    }
  }

  private void attempt(Frame frame, Statement.Try s) {
    Frame.Sink sink = new Frame.Sink();
    sink.add(frame.locals());
    frame.handlers().addLast(sink);
    run(frame, s.body());
    if (frame.locals().isReachable()) {
      sink.add(frame.locals());
    }
    frame.handlers().removeLast();
    passOn(frame, sink);
    run(frame, s.orElse());
    Locals after = frame.locals();
    for (var handler : s.handlers()) {
      frame.locals(sink.thrown().copy());
      Optional<Value> type = handler.type().map(e -> eval(frame, e));
      handler
          .name()
          .ifPresent(name ->
              interpreter
                  .names()
                  .assign(
                      frame,
                      handler,
                      name,
                      interpreter.definitions().caught(frame, handler, type)));
      run(frame, handler.body());
      after = after.join(frame.locals());
    }
    finish(frame, s.finalBody(), after, sink.thrown());
  }

  /// Runs a `finally` block, which an exception or a `return` may lead to as well; what comes after
  /// it sees the normal way alone.
  private void finish(Frame frame, List<Statement> body, Locals after, Locals thrown) {
    frame.locals(after.copy());
    if (body.isEmpty()) {
      return;
    }
    if (after.isReachable()) {
      run(frame, body);
    }
    Locals left = frame.locals();
    frame.locals(thrown.join(after).copy());
    run(frame, body);
    frame.locals(left);
  }
}
