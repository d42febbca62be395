package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WatchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void runsAgainAfterEachChangeUntilInterrupted() {
    assertThat(runs(Set.of(), "one", "one", "one", "two", "two", "three", "three")).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void clearsTheScreenOfATerminalBeforeEachRun() {
    runs(Set.of(Terminal.Stream.OUT), "one", "two", "two");
    assertThat(out.toString(StandardCharsets.UTF_8).split("\033\\[H", -1)).hasSize(3);
  }

  /// Runs until the states are used up, and counts the runs.
  private int runs(Set<Terminal.Stream> interactive, String... states) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(states));
    Terminal terminal =
        Terminal.of(out, new ByteArrayOutputStream(), Map.of(), Path.of(""), interactive);
    int[] runs = {0};
    Watch watch =
        new Watch(
            terminal,
            () -> {
              if (left.size() == 1) {
                Thread.currentThread().interrupt();
              }
              return List.of(left.size() == 1 ? left.getFirst() : left.removeFirst());
            });
    ExitStatus status =
        watch.run(() -> {
          runs[0]++;
          return ExitStatus.FINDINGS;
        });
    assertThat(status).isEqualTo(ExitStatus.FINDINGS);
    return runs[0];
  }
}
