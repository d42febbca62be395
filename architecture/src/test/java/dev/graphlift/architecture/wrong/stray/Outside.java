package dev.graphlift.architecture.wrong.stray;

import java.io.File;
import java.util.List;

/// Deals with everything outside.
public record Outside(File file, Thread thread, ProcessBuilder process) {
  /// Asks the clock, hands out work and prints.
  public void run() {
    long sum = List.of(System.nanoTime()).parallelStream().mapToLong(n -> n).sum();
    System.out.println(sum);
  }
}
