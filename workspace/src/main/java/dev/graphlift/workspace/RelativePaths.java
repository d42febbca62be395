package dev.graphlift.workspace;

import java.util.ArrayDeque;
import java.util.Deque;

/// Arithmetic on paths written with `/`.
final class RelativePaths {
  private RelativePaths() {}

  /// Where a path leads from a folder, without `.` and `..` in it; `..` at the very top of a
  /// relative folder stays and so never leads to anything inside it.
  static String resolve(String folder, String path) {
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    boolean absolute = path.startsWith("/") || folder.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/", -1)) {
      boolean climbs = part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..");
      if (climbs) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return (absolute ? "/" : "") + String.join("/", parts);
  }
}
