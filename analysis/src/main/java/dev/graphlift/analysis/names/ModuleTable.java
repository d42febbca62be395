package dev.graphlift.analysis.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which file of the project, or which library, an import reaches, by Python's search path.
///
/// An absolute import is looked for where Python would look when the importing file runs as a
/// script or as a part of its package: the script's own folder, the folders around it, the
/// project's root, `src` and the configured roots; then among the libraries. A folder with an
/// `__init__.py` is on that path only as a last resort, for projects that run such files as
/// scripts. A folder without one is a namespace package and gives way to a library of its name.
public final class ModuleTable {
  private static final String ROOT = "";

  private final ProjectFolders folders;
  private final List<String> roots;

  private ModuleTable(ProjectFolders folders, List<String> roots) {
    this.folders = folders;
    this.roots = List.copyOf(roots);
  }

  /// A table of the given files.
  ///
  /// @param sourceRoots folders on the search path besides the root and `src`, `/`-separated
  public static ModuleTable of(Collection<FileIndex> files, List<String> sourceRoots) {
    return ofPaths(files.stream().map(FileIndex::path).toList(), sourceRoots);
  }

  static ModuleTable ofPaths(Collection<String> paths, List<String> sourceRoots) {
    var roots = new LinkedHashSet<String>();
    roots.add(ROOT);
    roots.add("src");
    sourceRoots.stream().map(root -> root.equals(".") ? ROOT : root).forEach(roots::add);
    return new ModuleTable(ProjectFolders.of(paths), List.copyOf(roots));
  }

  /// What `import dotted`, written in a file, reaches; the module of the last segment.
  ///
  /// @param level the number of leading dots
  /// @param dotted the name after them; empty for `from . import x`
  public ModuleRef resolve(String fromFile, int level, String dotted) {
    return prefixes(fromFile, level, dotted).getLast();
  }

  /// What each prefix of a dotted name reaches: `a`, `a.b` and `a.b.c` for `a.b.c`. Only the
  /// package itself where the name is empty.
  public List<ModuleRef> prefixes(String fromFile, int level, String dotted) {
    List<String> segments = dotted.isEmpty() ? List.of() : List.of(dotted.split("\\.", -1));
    return level == 0 ? absolute(fromFile, segments) : relative(fromFile, level, segments);
  }

  /// A submodule of a package of the project; empty for a library, whose modules we do not know.
  public Optional<ModuleRef> member(ModuleRef module, String name) {
    return switch (module) {
      case ModuleRef.InProject(String file) ->
          ProjectFolders.isPackageFile(file)
              ? folders.child(ProjectFolders.parent(file), name)
              : Optional.empty();
      case ModuleRef.Namespace(String folder) -> folders.child(folder, name);
      case ModuleRef.External _, ModuleRef.Missing _ -> Optional.empty();
    };
  }

  /// The name a file's module has: from the deepest root it can be imported from, otherwise from
  /// the folder its outermost package lies in.
  public String nameOf(String file) {
    String path = ProjectFolders.modulePath(file);
    String top = packageTop(ProjectFolders.parent(file));
    return roots.stream()
        .filter(root -> isUnder(top, root))
        .map(root -> below(root, path))
        .filter(ModuleTable::isImportable)
        .min(Comparator.comparingInt(String::length))
        .orElseGet(() -> below(top, path))
        .replace('/', '.');
  }

  private static boolean isUnder(String folder, String root) {
    return root.isEmpty() || folder.equals(root) || folder.startsWith(root + "/");
  }

  private static String below(String root, String path) {
    return root.isEmpty() || path.length() <= root.length()
        ? path
        : path.substring(root.length() + 1);
  }

  private static boolean isImportable(String path) {
    return Stream.of(path.split("/", -1)).allMatch(ModuleTable::isIdentifier);
  }

  private static boolean isIdentifier(String segment) {
    return !segment.isEmpty()
        && (segment.charAt(0) == '_' || Character.isUnicodeIdentifierStart(segment.codePointAt(0)))
        && segment.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }

  /// The nearest folder at or around a folder that is not a package itself.
  private String packageTop(String folder) {
    String top = folder;
    while (!top.isEmpty() && folders.isPackage(top)) {
      top = ProjectFolders.parent(top);
    }
    return top;
  }

  private List<ModuleRef> relative(String fromFile, int level, List<String> segments) {
    String written = ".".repeat(level) + String.join(".", segments);
    String folder = ProjectFolders.parent(fromFile);
    for (int up = 1; up < level; up++) {
      if (folder.isEmpty()) {
        return List.of(new ModuleRef.Missing(written));
      }
      folder = ProjectFolders.parent(folder);
    }
    return segments.isEmpty()
        ? List.of(folders.packageAt(folder))
        : filled(folders.chain(folder, segments), ".".repeat(level), segments);
  }

  private List<ModuleRef> absolute(String fromFile, List<String> segments) {
    String top = segments.isEmpty() ? "" : segments.getFirst();
    boolean isLibrary = NameData.LIBRARIES.contains(top);
    if (segments.isEmpty() || NameData.LOADED.contains(top)) {
      return external(segments);
    }
    Optional<List<ModuleRef>> lastResort = Optional.empty();
    for (String entry : searchPath(fromFile, isLibrary)) {
      List<ModuleRef> chain = folders.chain(entry, segments);
      boolean isFound = !chain.isEmpty();
      if (isFound && ProjectFolders.isSource(chain.getFirst())) {
        return filled(chain, "", segments);
      }
      if (isFound && chain.size() == segments.size() && lastResort.isEmpty()) {
        lastResort = Optional.of(chain);
      }
    }
    return isLibrary ? external(segments) : lastResort.orElseGet(() -> external(segments));
  }

  /// The folders to look into. For a library's name only those that Python itself puts on the path,
  /// so that a stray file elsewhere does not hide the library.
  private Set<String> searchPath(String fromFile, boolean isLibrary) {
    String own = ProjectFolders.parent(fromFile);
    String top = packageTop(own);
    var path = new LinkedHashSet<String>();
    path.add(top);
    if (isLibrary) {
      path.addAll(roots);
      return path;
    }
    path.addAll(ProjectFolders.around(top));
    path.addAll(roots);
    path.add(own);
    path.addAll(ProjectFolders.around(own));
    return path;
  }

  private static List<ModuleRef> external(List<String> segments) {
    List<ModuleRef> refs = new ArrayList<>();
    for (int end = 1; end <= segments.size(); end++) {
      refs.add(new ModuleRef.External(String.join(".", segments.subList(0, end))));
    }
    return refs.isEmpty() ? List.of(new ModuleRef.Missing("")) : refs;
  }

  private static List<ModuleRef> filled(List<ModuleRef> chain, String dots, List<String> segments) {
    List<ModuleRef> refs = new ArrayList<>(chain);
    for (int end = chain.size() + 1; end <= segments.size(); end++) {
      refs.add(new ModuleRef.Missing(dots + String.join(".", segments.subList(0, end))));
    }
    return refs;
  }
}
