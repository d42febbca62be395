package dev.graphlift.literate;

import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A subject simple enough to predict: it answers what a line tells it to answer.
///
/// `warn("id", "text")` is an `error`, `reveal(name)` a `type`, `hint("text")` a `hint`; `boom()`
/// crashes it. Its blocks list the assigned names, the files and the options.
final class Toy {
  static final Vocabulary VOCABULARY =
      new Vocabulary(Set.of("error", "type"), Set.of("hint"), Set.of("diff"));

  private static final Pattern WARN = Pattern.compile("warn\\(\"(.*?)\", \"(.*?)\"\\)");
  private static final Pattern REVEAL = Pattern.compile("reveal\\((\\p{L}+)\\)");
  private static final Pattern HINT = Pattern.compile("hint\\(\"(.*?)\"\\)");
  private static final Pattern ASSIGNED = Pattern.compile("(?m)^(\\w+) = ");

  private Toy() {}

  static Outcome run(Snippet snippet) {
    List<Answer> answers = snippet.sources().stream().flatMap(Toy::answers).toList();
    String names =
        snippet.sources().stream()
            .flatMap(source -> ASSIGNED.matcher(source.text()).results())
            .map(found -> found.group(1) + "\n")
            .collect(Collectors.joining());
    String files = String.join("\n", snippet.files().keySet()) + "\n";
    String console =
        Console.replay(
            snippet.expected().getOrDefault(Console.KIND, ""),
            command -> new Console.Result(String.join("|", Console.words(command)), 3));
    return new Outcome(
        answers,
        Map.of("names", names, "files", files, "options", snippet.options(), "console", console));
  }

  private static Stream<Answer> answers(SourceText source) {
    if (source.text().contains("boom()")) {
      throw new IllegalArgumentException("no option `boom` here");
    }
    return Stream.of(
            found(source, WARN, m -> at(source, m, "error", m.group(2)).withCode(m.group(1))),
            found(source, REVEAL, m -> at(source, m, "type", "name " + m.group(1))),
            found(source, HINT, m -> at(source, m, "hint", m.group(1))))
        .flatMap(answers -> answers);
  }

  private static Stream<Answer> found(
      SourceText source, Pattern pattern, Function<MatchResult, Answer> answer) {
    return pattern.matcher(source.text()).results().map(answer);
  }

  private static Answer at(SourceText source, MatchResult match, String key, String text) {
    return Answer.at(source, new TextRange(match.start(), match.end()), key, text);
  }
}
