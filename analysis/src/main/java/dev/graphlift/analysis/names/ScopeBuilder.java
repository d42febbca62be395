package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.MatchCase;
import dev.graphlift.syntax.Module;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Parameters;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.Pattern;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.TypeParameter;
import dev.graphlift.syntax.WithItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks one file's tree once and finds its scopes, what they bind and what they use, as CPython's
/// symbol table does.
final class ScopeBuilder {
  private final Parsed parsed;
  private final Node[] nodes;
  private final int[] parents;
  private final Scope[] at;
  private final @Nullable Scope[] byOwner;
  private final List<Scope> all = new ArrayList<>();
  private final boolean hasLazyAnnotations;
  private boolean ignoresUses;

  private ScopeBuilder(Parsed parsed) {
    int count = parsed.tree().nodeCount();
    this.parsed = parsed;
    this.nodes = new Node[count];
    this.parents = new int[count];
    this.at = new Scope[count];
    this.byOwner = new @Nullable Scope[count];
    this.hasLazyAnnotations = parsed.tree().body().stream().anyMatch(ScopeBuilder::isLazyImport);
  }

  private static boolean isLazyImport(Statement statement) {
    return statement instanceof Statement.ImportFrom imported
        && imported.module().equals("__future__")
        && imported.names().stream().anyMatch(alias -> alias.name().equals("annotations"));
  }

  static ScopeBuilder build(Parsed parsed) {
    var builder = new ScopeBuilder(parsed);
    Scope module = builder.open(Scope.Kind.MODULE, parsed.tree(), Optional.empty());
    builder.visit(parsed.tree(), module, -1);
    new Captures(builder.all).settle();
    return builder;
  }

  Parsed parsed() {
    return parsed;
  }

  Node[] nodes() {
    return nodes;
  }

  int[] parents() {
    return parents;
  }

  /// By the id of a node: the scope it is evaluated in.
  Scope[] at() {
    return at;
  }

  /// By the id of a node: the scope it opens.
  @Nullable Scope[] byOwner() {
    return byOwner;
  }

  /// Outer before inner.
  List<Scope> scopes() {
    return List.copyOf(all);
  }

  private Scope open(Scope.Kind kind, Node owner, Optional<Scope> parent) {
    var scope = new Scope(kind, owner, parent);
    all.add(scope);
    byOwner[owner.id()] = scope;
    return scope;
  }

  private void visit(Node node, Scope scope, int parent) {
    nodes[node.id()] = node;
    parents[node.id()] = parent;
    at[node.id()] = scope;
    switch (node) {
      case Statement.FunctionDef def -> function(def, scope);
      case Statement.ClassDef def -> classDefinition(def, scope);
      case Statement.TypeAlias alias -> typeAlias(alias, scope);
      case Statement.AnnotatedAssign assign -> {
        bindings(assign, scope);
        visit(assign.target(), scope, assign.id());
        annotation(assign.annotation(), scope, assign);
        assign.value().ifPresent(value -> visit(value, scope, assign.id()));
      }
      case Statement statement -> {
        bindings(statement, scope);
        children(node, scope);
      }
      case Expression expression -> expression(expression, scope);
      case Pattern pattern -> pattern(pattern, scope);
      case TypeParameter parameter -> {
        bind(scope, parameter.name(), new Binding.Computed(parameter));
        children(node, scope);
      }
      case ExceptHandler handler -> {
        handler.name().ifPresent(name -> bind(scope, name, new Binding.Computed(handler)));
        children(node, scope);
      }
      case WithItem item -> {
        item.target().ifPresent(target -> computed(target, scope));
        children(node, scope);
      }
      case Module _, Parameters _, Parameter _, Argument _, Alias _, Comprehension _, MatchCase _ ->
          children(node, scope);
    }
  }

  private void children(Node node, Scope scope) {
    Nodes.forEachChild(node, child -> visit(child, scope, node.id()));
  }

  private void all(List<? extends Node> nodes, Scope scope, Node parent) {
    nodes.forEach(node -> visit(node, scope, parent.id()));
  }

  private void bindings(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Import s ->
          s.names().forEach(a -> bind(scope, boundBy(a), new Binding.Imported(a)));
      case Statement.ImportFrom s -> importFrom(s, scope);
      case Statement.Global s -> s.names().forEach(name -> scope.globals.add(scope.mangled(name)));
      case Statement.Nonlocal s ->
          s.names()
              .forEach(name -> {
                scope.nonlocals.add(scope.mangled(name));
                scope.used.add(scope.mangled(name));
              });
      case Statement.Assign s ->
          s.targets().forEach(target -> Targets.assign(target, s.value(), binder(scope)));
      case Statement.AnnotatedAssign s -> annotated(s, scope);
      case Statement.AugmentedAssign s -> computed(s.target(), scope);
      case Statement.For s -> computed(s.target(), scope);
      case Statement.Delete s -> s.targets().forEach(target -> declared(target, scope));
      case Statement.FunctionDef _,
          Statement.ClassDef _,
          Statement.TypeAlias _,
          Statement.Return _,
          Statement.While _,
          Statement.If _,
          Statement.With _,
          Statement.Match _,
          Statement.Raise _,
          Statement.Try _,
          Statement.Assert _,
          Statement.ExpressionStatement _,
          Statement.Pass _,
          Statement.Break _,
          Statement.Continue _ -> {}
    }
  }

  private void annotated(Statement.AnnotatedAssign statement, Scope scope) {
    Optional<Expression> value = statement.value();
    if (value.isPresent()) {
      Targets.assign(statement.target(), value.get(), binder(scope));
    } else if (statement.isSimple()) {
      declared(statement.target(), scope);
    }
  }

  /// `import a.b` binds `a`.
  private static String boundBy(Alias alias) {
    int dot = alias.name().indexOf('.');
    String first = dot < 0 ? alias.name() : alias.name().substring(0, dot);
    return alias.asName().orElse(first);
  }

  private void importFrom(Statement.ImportFrom statement, Scope scope) {
    for (Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        scope.importStar(statement);
      } else {
        String name = alias.asName().orElse(alias.name());
        bind(scope, name, new Binding.ImportedFrom(alias, statement));
      }
    }
  }

  private void function(Statement.FunctionDef def, Scope scope) {
    bind(scope, def.name().text(), new Binding.Defined(def));
    all(def.decorators(), scope, def);
    Scope around = aroundGeneric(def, def.typeParameters(), scope);
    Scope inner = open(Scope.Kind.FUNCTION, def, Optional.of(around));
    parameters(def.parameters(), def, scope, around, inner);
    def.returns().ifPresent(annotation -> annotation(annotation, around, def));
    all(def.body(), inner, def);
  }

  /// Defaults are evaluated outside, annotations among the type parameters, names belong inside.
  private void parameters(
      Parameters parameters, Node owner, Scope outside, Scope annotations, Scope inner) {
    record(parameters, owner.id(), outside);
    for (Parameter parameter : parameters.all()) {
      record(parameter, parameters.id(), inner);
      bind(inner, parameter.name(), new Binding.Given(parameter));
      parameter.annotation().ifPresent(e -> annotation(e, annotations, parameter));
      parameter.defaultValue().ifPresent(e -> visit(e, outside, parameter.id()));
    }
  }

  /// Under `from __future__ import annotations` nothing evaluates an annotation.
  private void annotation(Expression annotation, Scope scope, Node owner) {
    boolean before = ignoresUses;
    ignoresUses |= hasLazyAnnotations;
    visit(annotation, scope, owner.id());
    ignoresUses = before;
  }

  private void record(Node node, int parent, Scope scope) {
    nodes[node.id()] = node;
    parents[node.id()] = parent;
    at[node.id()] = scope;
  }

  private void classDefinition(Statement.ClassDef def, Scope scope) {
    bind(scope, def.name().text(), new Binding.Defined(def));
    all(def.decorators(), scope, def);
    Scope around = aroundGeneric(def, def.typeParameters(), scope);
    all(def.arguments(), around, def);
    Scope inner = open(Scope.Kind.CLASS, def, Optional.of(around));
    all(def.body(), inner, def);
  }

  private Scope aroundGeneric(Node owner, List<TypeParameter> typeParameters, Scope scope) {
    if (typeParameters.isEmpty()) {
      return scope;
    }
    Scope around = open(Scope.Kind.TYPE_PARAMETERS, owner, Optional.of(scope));
    all(typeParameters, around, owner);
    return around;
  }

  private void typeAlias(Statement.TypeAlias alias, Scope scope) {
    computed(alias.name(), scope);
    visit(alias.name(), scope, alias.id());
    // The value is evaluated on demand, in a scope of its own, with type parameters or without.
    Scope inner = open(Scope.Kind.TYPE_PARAMETERS, alias, Optional.of(scope));
    all(alias.typeParameters(), inner, alias);
    visit(alias.value(), inner, alias.id());
  }

  private void expression(Expression expression, Scope scope) {
    switch (expression) {
      case Expression.Name name -> use(name.name(), scope);
      case Expression.NamedExpression named -> {
        walrus(named, scope);
        children(named, scope);
      }
      case Expression.Lambda lambda -> {
        Scope inner = open(Scope.Kind.LAMBDA, lambda, Optional.of(scope));
        parameters(lambda.parameters(), lambda, scope, scope, inner);
        visit(lambda.body(), inner, lambda.id());
      }
      case Expression.ListComprehension e ->
          comprehension(e, List.of(e.element()), e.clauses(), scope);
      case Expression.SetComprehension e ->
          comprehension(e, List.of(e.element()), e.clauses(), scope);
      case Expression.GeneratorExpression e ->
          comprehension(e, List.of(e.element()), e.clauses(), scope);
      case Expression.DictComprehension e ->
          comprehension(e, List.of(e.key(), e.value()), e.clauses(), scope);
      case Expression.Constant _,
          Expression.Attribute _,
          Expression.Subscript _,
          Expression.Slice _,
          Expression.Starred _,
          Expression.Call _,
          Expression.BooleanOperation _,
          Expression.BinaryOperation _,
          Expression.UnaryOperation _,
          Expression.Comparison _,
          Expression.Conditional _,
          Expression.TupleDisplay _,
          Expression.ListDisplay _,
          Expression.SetDisplay _,
          Expression.DictDisplay _,
          Expression.Await _,
          Expression.Yield _,
          Expression.YieldFrom _,
          Expression.FormattedString _,
          Expression.FormattedValue _ ->
          children(expression, scope);
    }
  }

  private void use(String name, Scope scope) {
    if (ignoresUses) {
      return;
    }
    scope.used.add(scope.mangled(name));
    if (name.equals("super") && scope.isFunctionLike()) {
      scope.used.add("__class__");
    }
  }

  private void walrus(Expression.NamedExpression named, Scope scope) {
    if (!(named.target() instanceof Expression.Name target)) {
      return;
    }
    Scope home = scope;
    while (home.kind() == Scope.Kind.COMPREHENSION) {
      home.nonlocals.add(home.mangled(target.name()));
      home = home.parent().orElseThrow();
    }
    bind(home, target.name(), new Binding.Assigned(target, named.value()));
  }

  private void comprehension(
      Expression owner, List<Expression> elements, List<Comprehension> clauses, Scope scope) {
    Scope inner = open(Scope.Kind.COMPREHENSION, owner, Optional.of(scope));
    for (int i = 0; i < clauses.size(); i++) {
      Comprehension clause = clauses.get(i);
      record(clause, owner.id(), inner);
      computed(clause.target(), inner);
      visit(clause.target(), inner, clause.id());
      visit(clause.iterable(), i == 0 ? scope : inner, clause.id());
      all(clause.conditions(), inner, clause);
    }
    all(elements, inner, owner);
  }

  private void pattern(Pattern pattern, Scope scope) {
    Optional<String> captured =
        switch (pattern) {
          case Pattern.MatchAs p -> p.name();
          case Pattern.MatchStar p -> p.name();
          case Pattern.MatchMapping p -> p.rest();
          case Pattern.MatchClass _,
              Pattern.MatchOr _,
              Pattern.MatchSequence _,
              Pattern.MatchSingleton _,
              Pattern.MatchValue _ ->
              Optional.empty();
        };
    captured.ifPresent(name -> bind(scope, name, new Binding.Computed(pattern)));
    children(pattern, scope);
  }

  private void computed(Expression target, Scope scope) {
    Targets.names(target, name -> bind(scope, name.name(), new Binding.Computed(name)));
  }

  private void declared(Expression target, Scope scope) {
    Targets.names(target, name -> bind(scope, name.name(), new Binding.Declared(name)));
  }

  private Targets.Binder binder(Scope scope) {
    return (name, binding) -> bind(scope, name.name(), binding);
  }

  private static void bind(Scope scope, String name, Binding binding) {
    String key = scope.mangled(name);
    scope.bind(key, binding);
    scope.used.add(key);
  }
}
