package dev.graphlift.analysis.names;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads `library-aliases.txt`.
final class BundledLibraryNames implements LibraryNames {
  static final LibraryNames INSTANCE = new BundledLibraryNames();

  private final Map<String, String> exact = new TreeMap<>();
  private final Map<String, String> prefixes = new TreeMap<>();
  private final Set<String> known = new HashSet<>();

  private BundledLibraryNames() {
    for (String line : NameData.lines("library-aliases.txt")) {
      int space = line.indexOf(' ');
      String from = line.substring(0, space);
      String to = line.substring(space + 1).strip();
      if (from.endsWith(".*")) {
        prefixes.put(stem(from), stem(to));
      } else {
        exact.put(from, to);
        known.add(to);
      }
    }
  }

  private static String stem(String pattern) {
    return pattern.substring(0, pattern.length() - ".*".length());
  }

  @Override
  public String canonical(String qualifiedName) {
    String found = exact.get(qualifiedName);
    if (found != null) {
      return found;
    }
    for (int end = qualifiedName.length(); end > 0; end = qualifiedName.lastIndexOf('.', end - 1)) {
      String renamed = prefixes.get(qualifiedName.substring(0, end));
      if (renamed != null) {
        return renamed + qualifiedName.substring(end);
      }
    }
    return qualifiedName;
  }

  @Override
  public Membership exports(String module, String name) {
    if (name.startsWith("_")) {
      return Membership.NO;
    }
    boolean isKnown = known.contains(canonical(module + "." + name));
    return isKnown ? Membership.YES : Membership.UNKNOWN;
  }
}
