package dev.graphlift.architecture.wrong.stray;

import java.util.concurrent.atomic.AtomicInteger;

/// Shares state, may be extended and says nothing by its name.
public class StrayUtil {
  /// How often.
  public static int count;

  /// How often, too.
  public static final AtomicInteger COUNT = new AtomicInteger();
}
