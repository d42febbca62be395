package dev.graphlift.analysis.names;

import static java.util.stream.Collectors.joining;

import dev.graphlift.literate.Answer;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs the pages about names. What each assertion means:
///
/// - `reveal(x) # denotes: …`: what `x` denotes; several meanings are joined by `or`
/// - `# candidates: …`: the same with every alternative import
/// - `# access: …`: how the scope reaches the name
/// - an import `# module: …`: what it reaches, every prefix of a dotted name
/// - `def`, `lambda` `# hybrid: …`: the forms in which it is hybrid and the arguments
/// - `def` `# decorator: …`: the text of the decorator that makes it hybrid
///
/// A block `scopes` lists all scopes, a block `functions` the qualified names of all functions.
final class NamesTest {
  private static final Pattern ROOTS = Pattern.compile("roots = \\[(.*)\\]\\s*");

  @TestFactory
  Stream<DynamicNode> specs() {
    return Specs.in(NamesTest.class, "specs/names")
        .asserting("denotes", "hybrid")
        .onRequest("candidates", "access", "module", "decorator")
        .tests(NamesTest::answer);
  }

  private static Outcome answer(Snippet snippet) {
    List<FileIndex> files =
        snippet.sources().stream()
            .filter(source -> source.path().endsWith(".py") || source.path().endsWith(".pyi"))
            .map(NamesTest::index)
            .toList();
    ModuleTable modules = ModuleTable.of(files, roots(snippet.options()));
    var project = new Project(files, NameResolver.of(files, modules));
    List<Answer> answers = new ArrayList<>();
    for (FileIndex file : files) {
      Nodes.walk(file.parsed().tree(), node -> answers.addAll(project.aboutNode(file, node)));
    }
    answers.addAll(project.aboutHybrids());
    FileIndex main = files.stream().filter(f -> f.path().equals(Snippet.MAIN)).findFirst().get();
    return Outcome.of(answers)
        .withBlock("scopes", ScopeDump.of(main))
        .withBlock("functions", functions(main));
  }

  private static FileIndex index(SourceText source) {
    Parsed parsed = PythonParser.parse(source);
    if (!parsed.isValid()) {
      throw new IllegalArgumentException("not Python: " + parsed.problems());
    }
    return FileIndex.of(parsed);
  }

  private static List<String> roots(String options) {
    Matcher matcher = ROOTS.matcher(options);
    if (options.isBlank()) {
      return List.of();
    }
    if (!matcher.matches()) {
      throw new IllegalArgumentException("the only option is `roots`");
    }
    return List.of(matcher.group(1).replace("\"", "").split(", ", -1));
  }

  private static String functions(FileIndex file) {
    return file.functions().stream()
        .map(unit -> unit.qualifiedName() + context(unit) + "\n")
        .collect(joining());
  }

  private static String context(FunctionUnit unit) {
    String ofClass = unit.enclosingClass().map(c -> " of class " + c.name().text()).orElse("");
    return ofClass + unit.enclosing().map(f -> " inside " + f.qualifiedName()).orElse("");
  }

  private record Project(List<FileIndex> files, NameResolver names) {
    List<Answer> aboutNode(FileIndex file, Node node) {
      return switch (node) {
        case Expression.Call call when isReveal(call) ->
            aboutExpression(file, call, call.arguments().getFirst().value());
        case Statement.Import statement ->
            List.of(at(file, statement, "module", imported(file, statement)));
        case Statement.ImportFrom statement ->
            List.of(
                at(
                    file,
                    statement,
                    "module",
                    shown(
                        names
                            .modules()
                            .prefixes(file.path(), statement.level(), statement.module()))));
        default -> List.of();
      };
    }

    private static boolean isReveal(Expression.Call call) {
      return call.function() instanceof Expression.Name name && name.name().equals("reveal");
    }

    private List<Answer> aboutExpression(FileIndex file, Node place, Expression expression) {
      Scope scope = file.scopeAt(expression.id());
      List<Answer> answers = new ArrayList<>();
      answers.add(at(file, place, "denotes", meanings(names.preferred(file, scope, expression))));
      answers.add(
          at(file, place, "candidates", meanings(names.candidates(file, scope, expression))));
      if (expression instanceof Expression.Name name) {
        answers.add(at(file, place, "access", ScopeDump.shown(scope.access(name.name()))));
      }
      return answers;
    }

    private String imported(FileIndex file, Statement.Import statement) {
      return statement.names().stream()
          .map(Alias::name)
          .map(name -> shown(names.modules().prefixes(file.path(), 0, name)))
          .collect(joining(", "));
    }

    private static String shown(List<ModuleRef> prefixes) {
      return prefixes.stream()
          .map(ref ->
              switch (ref) {
                case ModuleRef.InProject(String path) -> path;
                case ModuleRef.Namespace(String folder) -> folder + "/";
                case ModuleRef.External(String name) -> "library " + name;
                case ModuleRef.Missing(String name) -> "missing " + name;
              })
          .collect(joining(" > "));
    }

    private String meanings(List<Denotation> meanings) {
      return meanings.isEmpty()
          ? "nothing"
          : meanings.stream().map(this::meaning).collect(joining(" or "));
    }

    private String meaning(Denotation meaning) {
      return switch (meaning) {
        case Denotation.Qualified(String name) -> name;
        case Denotation.ProjectFunction(String path, int id) ->
            "function "
                + names.modules().nameOf(path)
                + "."
                + names.file(path).function(id).qualifiedName();
        case Denotation.ProjectClass(String path, int id) ->
            "class "
                + names.modules().nameOf(path)
                + "."
                + ((Statement.ClassDef) names.file(path).node(id)).name().text();
        case Denotation.ProjectModule(String path) -> "module " + path;
        case Denotation.ProjectNamespace(String folder) -> "namespace " + folder + "/";
        case Denotation.Computed(String path, int id) -> {
          FileIndex file = names.file(path);
          yield "value of `%s`".formatted(file.parsed().source().slice(file.node(id).range()));
        }
        case Denotation.Missing(String name) -> "missing " + name;
      };
    }

    List<Answer> aboutHybrids() {
      HybridFunctions hybrids = HybridFunctions.of(files, names);
      List<Answer> answers = new ArrayList<>();
      for (FileIndex file : files) {
        for (FunctionUnit unit : file.functions()) {
          Hybridness hybridness = hybrids.of(unit);
          if (!hybridness.ways().isEmpty()) {
            String ways = hybridness.ways().stream().map(Project::way).collect(joining("; "));
            answers.add(at(file, unit.def(), "hybrid", ways));
          }
          text(file, hybridness).ifPresent(t -> answers.add(at(file, unit.def(), "decorator", t)));
        }
      }
      for (HybridFunctions.HybridLambda lambda : hybrids.lambdas()) {
        FileIndex file = names.file(lambda.file());
        answers.add(at(file, file.node(lambda.nodeId()), "hybrid", way(lambda.way())));
      }
      return answers;
    }

    private Optional<String> text(FileIndex file, Hybridness hybridness) {
      return hybridness
          .decorator()
          .map(way -> (Expression) file.node(way.nodeId()))
          .map(decorator -> DecoratorText.of(file.parsed(), decorator));
    }

    private static String way(Hybridization way) {
      String form = way.form().name().toLowerCase(Locale.ROOT);
      String options =
          way.parameters().isEmpty() ? "" : " with " + String.join(", ", way.parameters());
      return (way.isCertain() ? "" : "possibly ") + form + options;
    }

    private static Answer at(FileIndex file, Node node, String key, String text) {
      return Answer.at(file.parsed().source(), node.range(), key, text);
    }
  }
}
