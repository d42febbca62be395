package dev.graphlift.analysis.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every analysis ends, says something about every function, and says the same whatever the order
/// of the files.
final class WholeAnalysisTest {
  private static final Library LIBRARY = Library.load();
  private static final long STACK = 1L << 30;

  @ParameterizedTest
  @EnumSource
  void hardProgramsEndWithFactsAboutEveryFunction(HardPrograms program) throws Exception {
    onDeepStack(() -> {
      List<FileIndex> files = index(program.files());
      ProjectAnalysis.Result result = analyse(files);
      int functions = files.stream().mapToInt(file -> file.functions().size()).sum();
      assertThat(result.called()).hasSize(functions);
      assertThat(result.whole()).hasSize(functions);
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"STAR_IMPORT_CYCLE", "LINKED_OBJECTS", "CLOSURES"})
  void theOrderOfFilesDoesNotMatter(HardPrograms program) throws Exception {
    onDeepStack(() -> {
      List<FileIndex> files = new ArrayList<>(index(program.files()));
      String first = described(analyse(files));
      for (int seed : IntStream.range(0, 3).toArray()) {
        Collections.shuffle(files, new Random(seed));
        assertThat(described(analyse(files))).isEqualTo(first);
      }
    });
  }

  private static List<FileIndex> index(Map<String, String> files) {
    return files.entrySet().stream()
        .map(
            file -> FileIndex.of(PythonParser.parse(SourceText.of(file.getKey(), file.getValue()))))
        .toList();
  }

  /// Facts without the trees they point into.
  private static String described(ProjectAnalysis.Result result) {
    StringBuilder text = new StringBuilder();
    for (FunctionFacts facts : result.whole()) {
      text.append(facts.place())
          .append(facts.parameters())
          .append(facts.recursion())
          .append(facts.effects())
          .append(facts.computation())
          .append(facts.opaqueCalls())
          .append('\n');
    }
    return text.toString();
  }

  private static ProjectAnalysis.Result analyse(List<FileIndex> files) {
    return ProjectAnalysis.analyse(
        files, ModuleTable.of(files, List.of()), LIBRARY, AnalysisOptions.DEFAULT);
  }

  /// Runs with a stack as deep as the façade gives.
  private static void onDeepStack(Runnable work) throws Exception {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    Thread.ofPlatform().stackSize(STACK).start(task);
    task.get();
  }
}
