package dev.graphlift.cli;

import java.util.List;
import java.util.Optional;

/// What the template of the HTML report fills in: the summary, and beside it the data that the page
/// shows on demand.
///
/// @param title the paths that were checked
/// @param version that of Graphlift
/// @param figures the numbers at the top
/// @param standings how many functions stand where, in the order of the legend
/// @param rules the rules that hold functions back, the most frequent first
/// @param modules the files with functions, those with the most to do first
/// @param problems what could not be read
/// @param speed what trials of the fixes measured, if results of any were given
/// @param style the style sheet
/// @param script the program of the page
/// @param data all functions, texts and calls as JSON
public record HtmlPage(
    String title,
    String version,
    List<Figure> figures,
    List<Share> standings,
    List<RuleRow> rules,
    List<ModuleRow> modules,
    List<String> problems,
    Optional<Speed> speed,
    String style,
    String script,
    String data) {
  private static final int MOST_MODULES = 15;

  public HtmlPage {
    figures = List.copyOf(figures);
    standings = List.copyOf(standings);
    rules = List.copyOf(rules);
    modules = List.copyOf(modules);
    problems = List.copyOf(problems);
  }

  /// The modules with the most to do.
  public List<ModuleRow> firstModules() {
    return modules.subList(0, Math.min(MOST_MODULES, modules.size()));
  }

  /// All other modules.
  public List<ModuleRow> otherModules() {
    return modules.subList(firstModules().size(), modules.size());
  }

  /// A number and what it counts.
  public record Figure(String number, String words) {}

  /// A part of all functions.
  ///
  /// @param key the word for it in the data
  /// @param percent its share
  public record Share(String key, String words, long count, double percent) {}

  /// A rule and how many candidates it holds back.
  ///
  /// @param percent compared with the most frequent rule
  public record RuleRow(String id, String summary, long count, double percent) {}

  /// A file and where its functions stand.
  public record ModuleRow(
      String path, long functions, long candidates, long ready, List<Share> standings) {
    public ModuleRow {
      standings = List.copyOf(standings);
    }
  }

  /// What trials of the fixes measured.
  ///
  /// @param runs one for each command that was tried
  /// @param functions those that were timed on both sides
  /// @param axis the marks of the scale that they stand on
  public record Speed(List<Run> runs, List<Timed> functions, List<Mark> axis) {
    public Speed {
      runs = List.copyOf(runs);
      functions = List.copyOf(functions);
      axis = List.copyOf(axis);
    }
  }

  /// One command with and without the fixes.
  ///
  /// @param times the marks of its runs on the scale of the longest
  public record Run(String command, String result, List<Side> times) {
    public Run {
      times = List.copyOf(times);
    }
  }

  /// The runs of one side.
  public record Side(String words, String median, List<Mark> runs, Mark middle) {
    public Side {
      runs = List.copyOf(runs);
    }
  }

  /// A function that was timed.
  ///
  /// @param index its place in the data; negative when the report has no such function
  /// @param at where its point stands
  public record Timed(int index, String name, String file, String times, Mark at) {}

  /// A point of a scale.
  ///
  /// @param percent from the left
  public record Mark(String words, double percent) {}
}
