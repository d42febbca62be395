package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds statements.
final class StatementBuilder {
  private final TreeBuilder tree;
  private final ExpressionBuilder expressions;
  private final DefinitionBuilder definitions;
  private final PatternBuilder patterns;

  StatementBuilder(TreeBuilder tree) {
    this.tree = tree;
    this.expressions = new ExpressionBuilder(tree);
    this.definitions = new DefinitionBuilder(tree, this, expressions);
    this.patterns = new PatternBuilder(tree, expressions);
  }

  List<Statement> all(StmtTy @Nullable [] nodes) {
    return tree.all(nodes, this::build);
  }

  Statement build(StmtTy node) {
    int id = tree.nextId();
    TextRange range = tree.range(node);
    return switch (node) {
      case StmtTy.Expr s ->
          new Statement.ExpressionStatement(id, range, expressions.build(s.value));
      case StmtTy.Assign s ->
          new Statement.Assign(id, range, expressions.all(s.targets), expressions.build(s.value));
      case StmtTy.AugAssign s ->
          new Statement.AugmentedAssign(
              id,
              range,
              expressions.build(s.target),
              Operators.of(s.op),
              expressions.build(s.value));
      case StmtTy.AnnAssign s ->
          new Statement.AnnotatedAssign(
              id,
              range,
              expressions.build(s.target),
              expressions.build(s.annotation),
              expressions.optional(s.value),
              s.isSimple);
      case StmtTy.Return s -> new Statement.Return(id, range, expressions.optional(s.value));
      case StmtTy.Delete s -> new Statement.Delete(id, range, expressions.all(s.targets));
      case StmtTy.Pass _ -> new Statement.Pass(id, range);
      case StmtTy.Break _ -> new Statement.Break(id, range);
      case StmtTy.Continue _ -> new Statement.Continue(id, range);
      default -> other(id, range, node);
    };
  }

  private Statement other(int id, TextRange range, StmtTy node) {
    return switch (node) {
      case StmtTy.Raise s ->
          new Statement.Raise(
              id, range, expressions.optional(s.exc), expressions.optional(s.cause));
      case StmtTy.Assert s ->
          new Statement.Assert(id, range, expressions.build(s.test), expressions.optional(s.msg));
      case StmtTy.Global s -> new Statement.Global(id, range, tree.allNames(s.names));
      case StmtTy.Nonlocal s -> new Statement.Nonlocal(id, range, tree.allNames(s.names));
      case StmtTy.Import s ->
          new Statement.Import(id, range, tree.all(s.names, definitions::alias));
      case StmtTy.ImportFrom s ->
          new Statement.ImportFrom(
              id,
              range,
              tree.optionalName(s.module).orElse(""),
              tree.all(s.names, definitions::alias),
              s.level);
      case StmtTy.FunctionDef s -> definitions.function(id, range, s);
      case StmtTy.AsyncFunctionDef s -> definitions.asyncFunction(id, range, s);
      case StmtTy.ClassDef s -> definitions.cls(id, range, s);
      case StmtTy.TypeAlias s -> definitions.typeAlias(id, range, s);
      default -> compound(id, range, node);
    };
  }

  private Statement compound(int id, TextRange range, StmtTy node) {
    return switch (node) {
      case StmtTy.If s ->
          new Statement.If(id, range, expressions.build(s.test), all(s.body), all(s.orElse));
      case StmtTy.While s ->
          new Statement.While(id, range, expressions.build(s.test), all(s.body), all(s.orElse));
      case StmtTy.For s ->
          new Statement.For(
              id,
              range,
              expressions.build(s.target),
              expressions.build(s.iter),
              all(s.body),
              all(s.orElse),
              false);
      case StmtTy.AsyncFor s ->
          new Statement.For(
              id,
              range,
              expressions.build(s.target),
              expressions.build(s.iter),
              all(s.body),
              all(s.orElse),
              true);
      case StmtTy.With s -> new Statement.With(id, range, items(s.items), all(s.body), false);
      case StmtTy.AsyncWith s -> new Statement.With(id, range, items(s.items), all(s.body), true);
      case StmtTy.Match s -> match(id, range, s);
      case StmtTy.Try s ->
          new Statement.Try(
              id, range, all(s.body), handlers(s.handlers), all(s.orElse), all(s.finalBody), false);
      case StmtTy.TryStar s ->
          new Statement.Try(
              id, range, all(s.body), handlers(s.handlers), all(s.orElse), all(s.finalBody), true);
      default -> throw new IllegalStateException("unknown statement " + node.getClass());
    };
  }

  private Statement match(int id, TextRange range, StmtTy.Match node) {
    Expression subject = expressions.build(node.subject);
    List<MatchCase> cases =
        tree.all(
            node.cases,
            c ->
                new MatchCase(
                    tree.nextId(),
                    tree.range(c),
                    patterns.build(c.pattern),
                    expressions.optional(c.guard),
                    all(c.body)));
    return new Statement.Match(id, range, subject, cases);
  }

  private List<WithItem> items(WithItemTy @Nullable [] nodes) {
    return tree.all(
        nodes,
        item ->
            new WithItem(
                tree.nextId(),
                tree.range(item),
                expressions.build(item.contextExpr),
                expressions.optional(item.optionalVars)));
  }

  private List<ExceptHandler> handlers(ExceptHandlerTy @Nullable [] nodes) {
    return tree.all(nodes, node -> handler((ExceptHandlerTy.ExceptHandler) node));
  }

  private ExceptHandler handler(ExceptHandlerTy.ExceptHandler node) {
    int id = tree.nextId();
    Optional<Expression> type = expressions.optional(node.type);
    return new ExceptHandler(
        id, tree.range(node), type, tree.optionalName(node.name), all(node.body));
  }
}
