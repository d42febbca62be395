package dev.graphlift.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names nodes and what they carry as `compare_ast.py` does: class of `ast`, tab, detail.
final class AstKinds {
  private static final String NO_NODE = "";

  private AstKinds() {}

  /// The kind and detail of a node, empty where `ast` has no node or none with a position.
  static String of(Node node) {
    return switch (node) {
      case Statement statement -> of(statement);
      case Expression expression -> of(expression);
      case Pattern pattern -> of(pattern);
      case TypeParameter.TypeVariable p -> kind("TypeVar", p.name());
      case TypeParameter.ParameterSpecification p -> kind("ParamSpec", p.name());
      case TypeParameter.TypeVariableTuple p -> kind("TypeVarTuple", p.name());
      case Parameter p -> kind("arg", p.name() + ":" + p.kind() + ":" + has(p.defaultValue()));
      case Argument a when a.kind() != Argument.Kind.POSITIONAL ->
          kind("keyword", a.name().orElse("**"));
      case Alias a -> kind("alias", a.name() + ":" + a.asName().orElse(""));
      case ExceptHandler h -> kind("ExceptHandler", h.name().orElse("") + ":" + has(h.type()));
      case Module _, Argument _, Parameters _, Comprehension _, MatchCase _, WithItem _ -> NO_NODE;
    };
  }

  private static String of(Statement statement) {
    return switch (statement) {
      case Statement.FunctionDef s ->
          kind(s.isAsync() ? "AsyncFunctionDef" : "FunctionDef", s.name().text());
      case Statement.ClassDef s -> kind("ClassDef", s.name().text());
      case Statement.Return _ -> kind("Return", "");
      case Statement.Delete s -> kind("Delete", s.targets().size());
      case Statement.Assign s -> kind("Assign", s.targets().size());
      case Statement.TypeAlias _ -> kind("TypeAlias", "");
      case Statement.AugmentedAssign s -> kind("AugAssign", s.operator().symbol());
      case Statement.AnnotatedAssign s -> kind("AnnAssign", s.isSimple() ? "simple" : "");
      case Statement.For s -> kind(s.isAsync() ? "AsyncFor" : "For", s.orElse().size());
      case Statement.While s -> kind("While", s.orElse().size());
      case Statement.If s -> kind("If", s.orElse().size());
      case Statement.With s -> kind(s.isAsync() ? "AsyncWith" : "With", s.items().size());
      case Statement.Match s -> kind("Match", s.cases().size());
      case Statement.Raise s -> kind("Raise", has(s.exception()) + has(s.cause()));
      case Statement.Try s ->
          kind(
              s.isStar() ? "TryStar" : "Try",
              s.handlers().size() + ":" + s.orElse().size() + ":" + s.finalBody().size());
      case Statement.Assert s -> kind("Assert", has(s.message()));
      case Statement.Import s -> kind("Import", s.names().size());
      case Statement.ImportFrom s -> kind("ImportFrom", s.module() + ":" + s.level());
      case Statement.Global s -> kind("Global", String.join(",", s.names()));
      case Statement.Nonlocal s -> kind("Nonlocal", String.join(",", s.names()));
      case Statement.ExpressionStatement _ -> kind("Expr", "");
      case Statement.Pass _ -> kind("Pass", "");
      case Statement.Break _ -> kind("Break", "");
      case Statement.Continue _ -> kind("Continue", "");
    };
  }

  private static String of(Expression expression) {
    return switch (expression) {
      case Expression.Name e -> kind("Name", e.name());
      case Expression.Constant e -> kind("Constant", AstDump.literal(e.value()));
      case Expression.Attribute e -> kind("Attribute", e.name().text());
      case Expression.Subscript _ -> kind("Subscript", "");
      case Expression.Slice e -> kind("Slice", has(e.lower()) + has(e.upper()) + has(e.step()));
      case Expression.Starred _ -> kind("Starred", "");
      case Expression.Call e -> kind("Call", e.arguments().size());
      case Expression.BooleanOperation e -> kind("BoolOp", e.operator().name());
      case Expression.BinaryOperation e -> kind("BinOp", e.operator().symbol());
      case Expression.UnaryOperation e -> kind("UnaryOp", e.operator().symbol());
      case Expression.Comparison e ->
          kind(
              "Compare",
              e.operators().stream()
                  .map(ComparisonOperator::symbol)
                  .collect(Collectors.joining(",")));
      case Expression.Conditional _ -> kind("IfExp", "");
      case Expression.NamedExpression _ -> kind("NamedExpr", "");
      case Expression.Lambda e -> kind("Lambda", e.parameters().all().size());
      case Expression.TupleDisplay e -> kind("Tuple", e.elements().size());
      case Expression.ListDisplay e -> kind("List", e.elements().size());
      case Expression.SetDisplay e -> kind("Set", e.elements().size());
      case Expression.DictDisplay e -> kind("Dict", e.entries().size());
      case Expression.ListComprehension e -> kind("ListComp", clauses(e.clauses()));
      case Expression.SetComprehension e -> kind("SetComp", clauses(e.clauses()));
      case Expression.DictComprehension e -> kind("DictComp", clauses(e.clauses()));
      case Expression.GeneratorExpression e -> kind("GeneratorExp", clauses(e.clauses()));
      case Expression.Await _ -> kind("Await", "");
      case Expression.Yield _ -> kind("Yield", "");
      case Expression.YieldFrom _ -> kind("YieldFrom", "");
      case Expression.FormattedString e -> kind("JoinedStr", e.parts().size());
      case Expression.FormattedValue e -> kind("FormattedValue", e.conversion());
    };
  }

  private static String of(Pattern pattern) {
    return switch (pattern) {
      case Pattern.MatchValue _ -> kind("MatchValue", "");
      case Pattern.MatchSingleton p -> kind("MatchSingleton", AstDump.literal(p.value()));
      case Pattern.MatchSequence p -> kind("MatchSequence", p.patterns().size());
      case Pattern.MatchMapping p -> kind("MatchMapping", p.rest().orElse(""));
      case Pattern.MatchClass p -> kind("MatchClass", String.join(",", p.keywordNames()));
      case Pattern.MatchStar p -> kind("MatchStar", p.name().orElse(""));
      case Pattern.MatchAs p -> kind("MatchAs", p.name().orElse(""));
      case Pattern.MatchOr p -> kind("MatchOr", p.patterns().size());
    };
  }

  private static String clauses(List<Comprehension> clauses) {
    return clauses.stream()
        .map(clause -> (clause.isAsync() ? "a" : "") + clause.conditions().size())
        .collect(Collectors.joining(","));
  }

  private static String has(Optional<?> part) {
    return part.isPresent() ? "1" : "0";
  }

  private static String kind(String name, int count) {
    return kind(name, Integer.toString(count));
  }

  private static String kind(String name, String detail) {
    return name + "\t" + detail;
  }
}
