package dev.graphlift.analysis.values;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameters;
import dev.graphlift.syntax.Statement;

/// The code of a function or lambda.
public sealed interface Code {
  /// The file it stands in.
  FileIndex file();

  /// Its node.
  Node node();

  /// Its parameters.
  Parameters parameters();

  /// Its name, `<lambda>` for a lambda.
  String name();

  /// Where it stands.
  default Site site() {
    return new Site(file().path(), node().id());
  }

  /// A `def`.
  record Def(FileIndex file, Statement.FunctionDef node) implements Code {
    @Override
    public Parameters parameters() {
      return node.parameters();
    }

    @Override
    public String name() {
      return node.name().text();
    }
  }

  /// A lambda.
  record LambdaCode(FileIndex file, Expression.Lambda node) implements Code {
    @Override
    public Parameters parameters() {
      return node.parameters();
    }

    @Override
    public String name() {
      return "<lambda>";
    }
  }
}
