package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationProgressTest {
  @Test
  void theRestIsJudgedByWhatWasDone() {
    assertThat(remaining(10, 100, 50)).isEqualTo(", about 5 s left");
    assertThat(remaining(10, 100, 1)).isEqualTo(", about 1 s left");
    assertThat(remaining(60, 100, 300)).isEqualTo(", about 3 min left");
    assertThat(remaining(3600, 100, 250)).isEqualTo(", about 2.5 h left");
  }

  @Test
  void nothingIsSaidWithoutAnythingToJudgeBy() {
    assertThat(remaining(10, 0, 50)).isEmpty();
    assertThat(remaining(10, 50, 0)).isEmpty();
  }

  @Test
  void theLineNamesWhatIsInWork() {
    assertThat(line(0, List.of())).endsWith(" 0/4 projects");
    assertThat(line(2, List.of("shop", "kitchen")))
        .startsWith("███████████████░░░░░░░░░░░░░░░")
        .endsWith(" 2/4 projects, about 5 s left: shop, kitchen");
    assertThat(line(1, List.of("a", "b", "c"))).endsWith(": a, b, …");
    assertThat(line(1, List.of("a\033[2J"))).endsWith(": a␛[2J");
  }

  private static String remaining(int seconds, long analysed, long left) {
    return EvaluationProgress.remaining(Duration.ofSeconds(seconds), analysed, left);
  }

  private static String line(int done, List<String> inWork) {
    String remaining = done == 2 ? ", about 5 s left" : "";
    return EvaluationProgress.text(done, 4, remaining, new LinkedHashSet<>(inWork));
  }
}
