package dev.graphlift.literate;

import dev.graphlift.literate.Block.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The tests of a page. A heading's blocks hold for the headings under it too, except for its
/// expectation blocks.
///
/// @param examples in the order of their headings; empty when there is something to complain about
/// @param complaints in the order of their lines
record Examples(List<Example> examples, List<Complaint> complaints) {
  Examples {
    examples = List.copyOf(examples);
    complaints = List.copyOf(complaints);
  }

  /// Reads the tests of a page.
  ///
  /// @param name what the page is called in the names of its tests
  static Examples of(Page page, String name, Vocabulary vocabulary) {
    Reading reading = new Reading(page, name, vocabulary);
    List<Example> examples = page.sections().stream().flatMap(reading::read).toList();
    Set<Complaint> complaints = new LinkedHashSet<>(page.complaints());
    complaints.addAll(reading.complaints);
    if (page.sections().stream().allMatch(section -> section.blocks().isEmpty())) {
      complaints.add(new Complaint(1, "this page holds no test"));
    }
    return complaints.isEmpty()
        ? new Examples(examples, List.of())
        : new Examples(List.of(), complaints.stream().sorted(BY_LINE).toList());
  }

  private static final Comparator<Complaint> BY_LINE = Comparator.comparingInt(Complaint::line);

  /// The page being read and what is wrong with it so far.
  private record Reading(
      Page page, String name, Vocabulary vocabulary, List<Complaint> complaints) {

    Reading(Page page, String name, Vocabulary vocabulary) {
      this(page, name, vocabulary, new ArrayList<>());
    }

    Stream<Example> read(Section section) {
      List<Block> expectations = expectations(section);
      Project project = project(section);
      if (!isTest(section, expectations, project)) {
        complainAboutUntested(section, project);
        return Stream.empty();
      }
      Map<String, String> expected = new LinkedHashMap<>();
      for (Block block : expectations) {
        if (expected.put(block.info(), block.text()) != null) {
          complain(block.line(), "this heading has a `" + block.info() + "` block already");
        }
        if (project.files.isEmpty() && !block.info().equals(Console.KIND)) {
          complain(block.line(), "this `" + block.info() + "` block has no code to be about");
        }
      }
      String path = name + " > " + section.path();
      Snippet snippet = new Snippet(path, project.texts(), project.options.toString(), expected);
      return Stream.of(
          new Example(section, snippet, project.origins, assertions(project), expectations));
    }

    private List<Block> expectations(Section section) {
      return section.blocks().stream()
          .filter(block -> block.purpose() instanceof Purpose.Expectation)
          .filter(block -> !vocabulary.ignored().contains(block.info()))
          .toList();
    }

    /// Code and expectations make a test. Options or data files alone do so only where no heading
    /// under this one uses them, and on code that is shared by the headings above.
    private boolean isTest(Section section, List<Block> expectations, Project project) {
      if (!expectations.isEmpty() || section.blocks().stream().anyMatch(Reading::isPython)) {
        return true;
      }
      boolean addsToProject = section.blocks().stream().anyMatch(Reading::isPartOfProject);
      return addsToProject && !page.hasChildren(section) && project.hasPython();
    }

    private void complainAboutUntested(Section section, Project project) {
      section
          .gap()
          .ifPresent(gap -> complain(gap.line(), "a known gap must belong to a heading with code"));
      boolean addsToProject = section.blocks().stream().anyMatch(Reading::isPartOfProject);
      if (addsToProject && !page.hasChildren(section) && !project.hasPython()) {
        complain(section.line(), "nothing is tested under this heading");
      }
    }

    private Project project(Section section) {
      Project project = new Project();
      for (Section part : section.chain()) {
        for (Block block : part.blocks()) {
          switch (block.purpose()) {
            case Purpose.File(String path) -> addFile(project, path, block);
            case Purpose.Options() -> project.options.append(block.text());
            case Purpose.Expectation _, Purpose.Illustration _, Purpose.Unsaid _ -> {}
          }
        }
      }
      return project;
    }

    private void addFile(Project project, String path, Block block) {
      boolean joins = block.label().isEmpty();
      if (project.files.containsKey(path) && !(joins && project.joined)) {
        complain(block.line(), "the file `" + path + "` is there already");
        return;
      }
      project.joined |= joins;
      project.files.computeIfAbsent(path, _ -> new StringBuilder()).append(block.text());
      List<Integer> origins = project.origins.computeIfAbsent(path, _ -> new ArrayList<>());
      for (int i = 1; i <= block.lines().size(); i++) {
        origins.add(block.line() + i);
      }
    }

    private List<Assertion> assertions(Project project) {
      List<Assertion> all = new ArrayList<>();
      project.files.forEach((path, text) -> {
        if (isPython(path)) {
          List<Integer> lines = project.origins.getOrDefault(path, List.of());
          all.addAll(
              Assertions.in(
                  path,
                  text.toString(),
                  vocabulary.keys(),
                  (message, line) -> complain(lines.get(line - 1), message)));
        }
      });
      return all;
    }

    private void complain(int line, String message) {
      complaints.add(new Complaint(line, message));
    }

    private static boolean isPartOfProject(Block block) {
      return switch (block.purpose()) {
        case Purpose.File _, Purpose.Options _ -> true;
        case Purpose.Expectation _, Purpose.Illustration _, Purpose.Unsaid _ -> false;
      };
    }

    private static boolean isPython(Block block) {
      return block.purpose() instanceof Purpose.File(String path) && isPython(path);
    }

    private static boolean isPython(String path) {
      return path.endsWith(".py") || path.endsWith(".pyi");
    }
  }

  /// The files and options of one heading while they are put together.
  private static final class Project {
    final Map<String, StringBuilder> files = new LinkedHashMap<>();
    final Map<String, List<Integer>> origins = new LinkedHashMap<>();
    final StringBuilder options = new StringBuilder();

    /// Whether `main.py` comes from unlabelled blocks, so that more of them may follow.
    boolean joined;

    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      files.forEach((path, text) -> texts.put(path, text.toString()));
      return texts;
    }

    boolean hasPython() {
      return files.keySet().stream().anyMatch(Reading::isPython);
    }
  }
}
