package dev.graphlift.analysis.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;

/// The libraries that have tables, each read when first asked for.
final class Packages {
  /// Those that come with the program, for all projects: once read, a table never changes.
  static final Packages SHIPPED = new Packages();

  /// The tables of Python itself, which answer for every package without tables of its own.
  private static final String PYTHON = "python";

  private final Map<String, String> tableOfPackage = new HashMap<>();
  private final ConcurrentMap<String, PackageTables> tables = new ConcurrentHashMap<>();

  /// Reads the list of packages: on each line a table and the packages it answers for.
  private Packages() {
    for (String line : lines("packages.txt")) {
      List<String> words = List.of(line.split(" ", -1));
      words.stream().skip(1).forEach(name -> tableOfPackage.put(name, words.getFirst()));
    }
  }

  /// The names of all tables.
  List<String> names() {
    return tableOfPackage.values().stream().distinct().sorted().toList();
  }

  /// The tables that answer for a qualified name.
  PackageTables of(String qualifiedName) {
    int dot = qualifiedName.indexOf('.');
    String top = dot < 0 ? qualifiedName : qualifiedName.substring(0, dot);
    return table(tableOfPackage.getOrDefault(top, PYTHON));
  }

  /// The tables of that name.
  PackageTables table(String name) {
    return tables.computeIfAbsent(name, Packages::read);
  }

  private static PackageTables read(String name) {
    BehaviourTable behaviour = new BehaviourTable();
    include(name, behaviour);
    return new PackageTables(new ApiTable(unpacked("api/" + name + ".gz")), behaviour);
  }

  /// Reads a written table and those that it includes.
  private static void include(String name, BehaviourTable behaviour) {
    String file = name + ".model";
    List<String> lines = lines("behaviour/" + file);
    behaviour.add(file, lines);
    for (String line : lines) {
      if (line.startsWith(BehaviourTable.INCLUDE)) {
        include(line.substring(BehaviourTable.INCLUDE.length()).strip(), behaviour);
      }
    }
  }

  /// The lines of a file beside the tables.
  static List<String> lines(String resource) {
    return text(resource).lines().toList();
  }

  private static String text(String resource) {
    try (InputStream stream = open(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] unpacked(String resource) {
    try (InputStream stream = new GZIPInputStream(open(resource), 1 << 16)) {
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = Packages.class.getResourceAsStream("/models/" + resource);
    if (stream == null) {
      throw new IllegalStateException("no resource models/" + resource);
    }
    return stream;
  }
}
