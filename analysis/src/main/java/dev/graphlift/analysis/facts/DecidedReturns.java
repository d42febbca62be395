package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Statement;
import java.util.List;
import java.util.Optional;

/// Finds branches that a tensor decides and that return on some ways only.
///
/// Tracing moves what stands behind a returning side into the other one, within a block. Where the
/// end of the block can be reached nevertheless, that other side has nothing to return, even if the
/// function returns later on.
final class DecidedReturns {
  private final TracedCode code;
  private boolean decided;

  DecidedReturns(TracedCode code) {
    this.code = code;
  }

  /// Whether a tensor decided about a return in one of the blocks looked at.
  boolean isDecided() {
    return decided;
  }

  /// The first such branch of a block.
  Optional<Effect> in(List<Statement> block) {
    for (int i = 0; i < block.size(); i++) {
      if (block.get(i) instanceof Statement.If branch
          && code.isTensor(branch.test())
          && returns(branch)) {
        decided = true;
        if (returnsNothing(branch) || canFallOff(block.subList(i, block.size()))) {
          return Optional.of(
              code.effect(Limit.BRANCH, branch, "returns something only where a tensor says so"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean returns(Statement statement) {
    return switch (statement) {
      case Statement.Return _ -> true;
      case Statement.If branch -> returns(branch.body()) || returns(branch.orElse());
      case Statement.With with -> returns(with.body());
      case Statement.Try attempt ->
          returns(attempt.body())
              || returns(attempt.orElse())
              || returns(attempt.finalBody())
              || attempt.handlers().stream()
                  .map(ExceptHandler::body)
                  .anyMatch(DecidedReturns::returns);
      case Statement.Match match -> match.cases().stream().anyMatch(each -> returns(each.body()));
      case Statement.For loop -> returns(loop.body()) || returns(loop.orElse());
      case Statement.While loop -> returns(loop.body()) || returns(loop.orElse());
      case Statement.Raise _,
          Statement.Break _,
          Statement.ExpressionStatement _,
          Statement.FunctionDef _,
          Statement.ClassDef _,
          Statement.Delete _,
          Statement.Assign _,
          Statement.TypeAlias _,
          Statement.AugmentedAssign _,
          Statement.AnnotatedAssign _,
          Statement.Assert _,
          Statement.Import _,
          Statement.ImportFrom _,
          Statement.Global _,
          Statement.Nonlocal _,
          Statement.Pass _,
          Statement.Continue _ ->
          false;
    };
  }

  private static boolean returns(List<Statement> block) {
    return block.stream().anyMatch(DecidedReturns::returns);
  }

  /// Whether a side of a branch returns without a value, which a graph cannot make one of.
  private static boolean returnsNothing(Statement.If branch) {
    return endsWithNothing(branch.body()) || endsWithNothing(branch.orElse());
  }

  private static boolean endsWithNothing(List<Statement> block) {
    return !block.isEmpty()
        && block.getLast() instanceof Statement.Return leave
        && leave.value().isEmpty();
  }

  /// Whether execution may reach the end of a block.
  private static boolean canFallOff(List<Statement> block) {
    if (block.isEmpty()) {
      return true;
    }
    Statement last = block.getLast();
    if (last instanceof Statement.Return || last instanceof Statement.Raise) {
      return false;
    }
    if (last instanceof Statement.If branch) {
      return canFallOff(branch.body()) || canFallOff(branch.orElse());
    }
    if (last instanceof Statement.Try attempt) {
      boolean isLeft = !attempt.finalBody().isEmpty() && !canFallOff(attempt.finalBody());
      return !isLeft
          && ((canFallOff(attempt.body()) && canFallOff(attempt.orElse()))
              || attempt.handlers().stream()
                  .map(ExceptHandler::body)
                  .anyMatch(DecidedReturns::canFallOff));
    }
    return !(last instanceof Statement.With with) || canFallOff(with.body());
  }
}
