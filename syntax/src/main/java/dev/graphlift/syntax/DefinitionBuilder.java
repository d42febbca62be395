package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds statements that bring functions, classes, type aliases and imported names into being.
final class DefinitionBuilder {
  private final TreeBuilder tree;
  private final StatementBuilder statements;
  private final ExpressionBuilder expressions;

  DefinitionBuilder(TreeBuilder tree, StatementBuilder statements, ExpressionBuilder expressions) {
    this.tree = tree;
    this.statements = statements;
    this.expressions = expressions;
  }

  Statement function(int id, TextRange range, StmtTy.FunctionDef node) {
    List<Expression> decorators = expressions.all(node.decoratorList);
    Identifier name = nameAfter("def", node.name, range);
    List<TypeParameter> typeParameters = typeParameters(node.typeParams);
    return new Statement.FunctionDef(
        id,
        range,
        name,
        typeParameters,
        parameters(node.args, name, typeParameters),
        expressions.optional(node.returns),
        statements.all(node.body),
        decorators,
        false);
  }

  Statement asyncFunction(int id, TextRange range, StmtTy.AsyncFunctionDef node) {
    List<Expression> decorators = expressions.all(node.decoratorList);
    Identifier name = nameAfter("def", node.name, range);
    List<TypeParameter> typeParameters = typeParameters(node.typeParams);
    return new Statement.FunctionDef(
        id,
        range,
        name,
        typeParameters,
        parameters(node.args, name, typeParameters),
        expressions.optional(node.returns),
        statements.all(node.body),
        decorators,
        true);
  }

  Statement cls(int id, TextRange range, StmtTy.ClassDef node) {
    List<Expression> decorators = expressions.all(node.decoratorList);
    return new Statement.ClassDef(
        id,
        range,
        nameAfter("class", node.name, range),
        typeParameters(node.typeParams),
        expressions.calls().arguments(node.bases, node.keywords),
        statements.all(node.body),
        decorators);
  }

  Statement typeAlias(int id, TextRange range, StmtTy.TypeAlias node) {
    return new Statement.TypeAlias(
        id,
        range,
        expressions.build(node.name),
        typeParameters(node.typeParams),
        expressions.build(node.value));
  }

  Alias alias(AliasTy node) {
    return new Alias(
        tree.nextId(), tree.range(node), tree.name(node.name), tree.optionalName(node.asName));
  }

  private Identifier nameAfter(String keyword, String name, TextRange definition) {
    return new Identifier(tree.name(name), tree.trivia().nameAfter(keyword, definition.start()));
  }

  private Parameters parameters(
      @Nullable ArgumentsTy node, Identifier name, List<TypeParameter> typeParameters) {
    int before =
        typeParameters.isEmpty() ? name.range().end() : typeParameters.getLast().range().end();
    return expressions.calls().parameters(node, tree.trivia().after('(', before));
  }

  private List<TypeParameter> typeParameters(TypeParamTy @Nullable [] nodes) {
    return tree.all(nodes, this::typeParameter);
  }

  private TypeParameter typeParameter(TypeParamTy node) {
    int id = tree.nextId();
    TextRange range = tree.range(node);
    return switch (node) {
      case TypeParamTy.TypeVar p -> {
        Optional<Expression> bound = expressions.optional(p.bound);
        yield new TypeParameter.TypeVariable(id, range, tree.name(p.name), bound);
      }
      case TypeParamTy.ParamSpec p ->
          new TypeParameter.ParameterSpecification(id, range, tree.name(p.name));
      case TypeParamTy.TypeVarTuple p ->
          new TypeParameter.TypeVariableTuple(id, range, tree.name(p.name));
      default -> throw new IllegalStateException("unknown type parameter " + node.getClass());
    };
  }
}
