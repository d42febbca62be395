package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;

/// A statement. A decorated definition's range starts at `def` or `class`, not at its decorators.
public sealed interface Statement extends Node {
  /// A statement that creates a function or a class under a name.
  sealed interface Definition extends Statement {
    Identifier name();

    List<Expression> decorators();

    List<Statement> body();
  }

  /// `def` or `async def`.
  record FunctionDef(
      int id,
      TextRange range,
      Identifier name,
      List<TypeParameter> typeParameters,
      Parameters parameters,
      Optional<Expression> returns,
      List<Statement> body,
      List<Expression> decorators,
      boolean isAsync)
      implements Definition {
    public FunctionDef {
      typeParameters = List.copyOf(typeParameters);
      body = List.copyOf(body);
      decorators = List.copyOf(decorators);
    }
  }

  /// `class`; keyword arguments are among `arguments`, in the order written.
  record ClassDef(
      int id,
      TextRange range,
      Identifier name,
      List<TypeParameter> typeParameters,
      List<Argument> arguments,
      List<Statement> body,
      List<Expression> decorators)
      implements Definition {
    public ClassDef {
      typeParameters = List.copyOf(typeParameters);
      arguments = List.copyOf(arguments);
      body = List.copyOf(body);
      decorators = List.copyOf(decorators);
    }
  }

  /// `return`.
  record Return(int id, TextRange range, Optional<Expression> value) implements Statement {}

  /// `del`.
  record Delete(int id, TextRange range, List<Expression> targets) implements Statement {
    public Delete {
      targets = List.copyOf(targets);
    }
  }

  /// `a = b = value`: one target for each `=`.
  record Assign(int id, TextRange range, List<Expression> targets, Expression value)
      implements Statement {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /// `type X[T] = value`.
  record TypeAlias(
      int id,
      TextRange range,
      Expression name,
      List<TypeParameter> typeParameters,
      Expression value)
      implements Statement {
    public TypeAlias {
      typeParameters = List.copyOf(typeParameters);
    }
  }

  /// `target op= value`.
  record AugmentedAssign(
      int id, TextRange range, Expression target, BinaryOperator operator, Expression value)
      implements Statement {}

  /// `target: annotation = value`.
  ///
  /// @param isSimple whether the target is a bare name, not in parentheses
  record AnnotatedAssign(
      int id,
      TextRange range,
      Expression target,
      Expression annotation,
      Optional<Expression> value,
      boolean isSimple)
      implements Statement {}

  /// `for` or `async for`.
  record For(
      int id,
      TextRange range,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> orElse,
      boolean isAsync)
      implements Statement {
    public For {
      body = List.copyOf(body);
      orElse = List.copyOf(orElse);
    }
  }

  /// `while`.
  record While(
      int id, TextRange range, Expression test, List<Statement> body, List<Statement> orElse)
      implements Statement {
    public While {
      body = List.copyOf(body);
      orElse = List.copyOf(orElse);
    }
  }

  /// `if`; an `elif` is an [If] alone in `orElse`.
  record If(int id, TextRange range, Expression test, List<Statement> body, List<Statement> orElse)
      implements Statement {
    public If {
      body = List.copyOf(body);
      orElse = List.copyOf(orElse);
    }
  }

  /// `with` or `async with`.
  record With(int id, TextRange range, List<WithItem> items, List<Statement> body, boolean isAsync)
      implements Statement {
    public With {
      items = List.copyOf(items);
      body = List.copyOf(body);
    }
  }

  /// `match`.
  record Match(int id, TextRange range, Expression subject, List<MatchCase> cases)
      implements Statement {
    public Match {
      cases = List.copyOf(cases);
    }
  }

  /// `raise`.
  record Raise(int id, TextRange range, Optional<Expression> exception, Optional<Expression> cause)
      implements Statement {}

  /// `try`.
  ///
  /// @param isStar whether its handlers are `except*`
  record Try(
      int id,
      TextRange range,
      List<Statement> body,
      List<ExceptHandler> handlers,
      List<Statement> orElse,
      List<Statement> finalBody,
      boolean isStar)
      implements Statement {
    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      orElse = List.copyOf(orElse);
      finalBody = List.copyOf(finalBody);
    }
  }

  /// `assert`.
  record Assert(int id, TextRange range, Expression test, Optional<Expression> message)
      implements Statement {}

  /// `import a.b as c`.
  record Import(int id, TextRange range, List<Alias> names) implements Statement {
    public Import {
      names = List.copyOf(names);
    }
  }

  /// `from module import names`; a star import has one alias named `*`.
  ///
  /// @param module the dotted name without leading dots, empty for `from . import x`
  /// @param level the number of leading dots
  record ImportFrom(int id, TextRange range, String module, List<Alias> names, int level)
      implements Statement {
    public ImportFrom {
      names = List.copyOf(names);
    }
  }

  /// `global`.
  record Global(int id, TextRange range, List<String> names) implements Statement {
    public Global {
      names = List.copyOf(names);
    }
  }

  /// `nonlocal`.
  record Nonlocal(int id, TextRange range, List<String> names) implements Statement {
    public Nonlocal {
      names = List.copyOf(names);
    }
  }

  /// An expression standing alone.
  record ExpressionStatement(int id, TextRange range, Expression value) implements Statement {}

  /// `pass`.
  record Pass(int id, TextRange range) implements Statement {}

  /// `break`.
  record Break(int id, TextRange range) implements Statement {}

  /// `continue`.
  record Continue(int id, TextRange range) implements Statement {}
}
