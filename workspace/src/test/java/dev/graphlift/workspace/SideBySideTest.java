package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SideBySideTest {
  private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

  @Test
  void everyPieceIsDoneOnce() {
    List<Integer> pieces = IntStream.range(0, 100).boxed().toList();
    SideBySide.each(pieces, 4, done::add);
    assertThat(done).containsExactlyInAnyOrderElementsOf(pieces);
  }

  @Test
  void oneThreadGoesInOrder() {
    SideBySide.each(List.of(3, 1, 2), 1, done::add);
    assertThat(done).containsExactly(3, 1, 2);
  }

  @Test
  void piecesAreDoneAtTheSameTime() {
    CyclicBarrier bothThere = new CyclicBarrier(2);
    SideBySide.each(
        List.of(1, 2),
        2,
        piece -> {
          try {
            bothThere.await();
            done.add(piece);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(done).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aFailureComesOutAndStopsTheRest() {
    assertThatThrownBy(() ->
            SideBySide.each(
                List.of(1, 2, 3),
                1,
                piece -> {
                  if (piece == 2) {
                    throw new IllegalArgumentException("two");
                  }
                  done.add(piece);
                }))
        .hasMessage("two");
    assertThat(done).containsExactly(1);
  }

  @Test
  void aPieceWithoutMemoryCostsNoOtherItsTurn() {
    SideBySide.each(
        List.of(1, 2, 3),
        1,
        piece -> {
          if (piece == 2) {
            throw new OutOfMemoryError("asked to");
          }
          done.add(piece);
        });
    assertThat(done).containsExactly(1, 3);
  }
}
