package dev.graphlift.workspace.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command of a trial: a script, `-m MODULE`, pytest, Python with options, or any program that
/// starts Python.
///
/// @param words as the user wrote them
/// @param python the interpreter to run them with
public record TrialCommand(List<String> words, Path python) {
  private static final Pattern PYTHON = Pattern.compile("(.*[/\\\\])?python[0-9.]*(\\.exe)?");
  private static final Set<String> PYTEST = Set.of("pytest", "py.test");
  private static final Set<String> WITH_VALUE = Set.of("-W", "-X", "--check-hash-based-pycs");
  private static final String MODULE = "-m";
  private static final String CODE = "-c";

  public TrialCommand {
    words = List.copyOf(words);
  }

  /// Whether a word names Python itself.
  public static boolean isPython(String word) {
    return PYTHON.matcher(word).matches();
  }

  /// The words to start.
  ///
  /// @param probe the file that watches; it runs scripts in place of the interpreter, which would
  ///   compile them unseen
  List<String> started(Path probe) {
    String first = words.getFirst();
    if (isPython(first)) {
      return python(words.subList(1, words.size()), probe);
    }
    if (PYTEST.contains(first)) {
      return python(
          Stream.concat(Stream.of(MODULE, "pytest"), words.subList(1, words.size()).stream())
              .toList(),
          probe);
    }
    return first.startsWith("-") || first.endsWith(".py") ? python(words, probe) : words;
  }

  private List<String> python(List<String> arguments, Path probe) {
    List<String> all = new ArrayList<>();
    all.add(python.toString());
    int at = 0;
    while (at < arguments.size() && isInterpreterOption(arguments.get(at))) {
      at += WITH_VALUE.contains(arguments.get(at)) ? 2 : 1;
    }
    int options = Math.min(at, arguments.size());
    all.addAll(arguments.subList(0, options));
    List<String> rest = arguments.subList(options, arguments.size());
    if (!rest.isEmpty() && rest.getFirst().endsWith(".py")) {
      all.add(probe.toString());
    }
    all.addAll(rest);
    return all;
  }

  private static boolean isInterpreterOption(String word) {
    return word.startsWith("-") && !word.startsWith(MODULE) && !word.startsWith(CODE);
  }
}
