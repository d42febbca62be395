package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.ValueText;
import dev.graphlift.literate.Answer;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs the pages about values. What each assertion means:
///
/// - `reveal(x) # revealed: …`: the value of `x`, in whatever context
/// - `# because: …`: why it may be something else besides
final class InterpTest {
  private static final Library LIBRARY = Library.load();

  @TestFactory
  Stream<DynamicNode> specs() {
    return Specs.in(InterpTest.class, "specs/interp")
        .asserting("revealed")
        .onRequest("because")
        .tests(InterpTest::answer);
  }

  private record Seen(int activation, String file, int expression) {}

  private static Outcome answer(Snippet snippet) {
    List<FileIndex> files =
        snippet.sources().stream()
            .filter(source -> source.path().endsWith(".py"))
            .map(InterpTest::index)
            .toList();
    Map<Seen, Value> last = new HashMap<>();
    ProjectAnalysis.analyse(
        files,
        ModuleTable.of(files, List.of()),
        LIBRARY,
        AnalysisOptions.DEFAULT.observedBy((by, file, expression, value) ->
            last.put(new Seen(by.number(), file.path(), expression.id()), value)));
    Map<Integer, Map<String, Value>> values = new HashMap<>();
    last.forEach((seen, value) ->
        values
            .computeIfAbsent(seen.expression(), _ -> new HashMap<>())
            .merge(seen.file(), value, Value::join));
    List<Answer> answers = new ArrayList<>();
    for (FileIndex file : files) {
      Nodes.walk(
          file.parsed().tree(),
          node -> {
            if (node instanceof Expression.Call call && isReveal(call)) {
              Expression shown = call.arguments().getFirst().value();
              Value value =
                  values.getOrDefault(shown.id(), Map.of()).getOrDefault(file.path(), Value.BOTTOM);
              answers.addAll(answers(file, call, value));
            }
          });
    }
    return Outcome.of(answers);
  }

  private static boolean isReveal(Expression.Call call) {
    return call.function() instanceof Expression.Name name
        && name.name().equals("reveal")
        && call.arguments().size() == 1;
  }

  private static List<Answer> answers(FileIndex file, Expression.Call call, Value value) {
    SourceText text = file.parsed().source();
    List<Answer> answers = new ArrayList<>();
    answers.add(Answer.at(text, call.range(), "revealed", ValueText.of(value)));
    value
        .gap()
        .ifPresent(gap -> answers.add(Answer.at(text, call.range(), "because", gap.message())));
    return answers;
  }

  private static FileIndex index(SourceText source) {
    Parsed parsed = PythonParser.parse(source);
    if (!parsed.isValid()) {
      throw new IllegalArgumentException("not Python: " + parsed.problems());
    }
    return FileIndex.of(parsed);
  }
}
