package dev.graphlift.analysis.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The project's Python files and the folders that hold them.
final class ProjectFolders {
  private static final String PACKAGE_FILE = "__init__.py";
  private static final String PACKAGE_STUB = "__init__.pyi";

  private final Set<String> files;
  private final Set<String> folders;

  private ProjectFolders(Set<String> files, Set<String> folders) {
    this.files = files;
    this.folders = folders;
  }

  static ProjectFolders of(Collection<String> paths) {
    Set<String> folders = new HashSet<>();
    for (String path : paths) {
      String folder = parent(path);
      while (!folder.isEmpty() && folders.add(folder)) {
        folder = parent(folder);
      }
    }
    return new ProjectFolders(Set.copyOf(paths), folders);
  }

  /// The folder a path lies in, empty for the project's root.
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// The folders around a folder, nearest first, the root last; none around the root.
  static List<String> around(String folder) {
    List<String> around = new ArrayList<>();
    for (String next = folder; !next.isEmpty(); ) {
      next = parent(next);
      around.add(next);
    }
    return around;
  }

  static boolean isPackageFile(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.equals(PACKAGE_FILE) || name.equals(PACKAGE_STUB);
  }

  /// The path of a file without its ending, of a package its folder.
  static String modulePath(String file) {
    if (isPackageFile(file)) {
      return parent(file);
    }
    int dot = file.lastIndexOf('.');
    return dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
  }

  /// Whether a module has code of its own, neither a stub nor a plain folder.
  static boolean isSource(ModuleRef module) {
    return module instanceof ModuleRef.InProject(String file) && !file.endsWith(".pyi");
  }

  boolean isPackage(String folder) {
    return files.contains(join(folder, PACKAGE_FILE)) || files.contains(join(folder, PACKAGE_STUB));
  }

  /// A folder as a package, with `__init__.py` or without.
  ModuleRef packageAt(String folder) {
    String file = join(folder, PACKAGE_FILE);
    String stub = join(folder, PACKAGE_STUB);
    if (files.contains(file)) {
      return new ModuleRef.InProject(file);
    }
    return files.contains(stub) ? new ModuleRef.InProject(stub) : new ModuleRef.Namespace(folder);
  }

  /// A module or package in a folder. Stubs stand for a module only where it has no source.
  Optional<ModuleRef> child(String folder, String name) {
    String base = join(folder, name);
    for (String file :
        List.of(join(base, PACKAGE_FILE), base + ".py", join(base, PACKAGE_STUB), base + ".pyi")) {
      if (files.contains(file)) {
        return Optional.of(new ModuleRef.InProject(file));
      }
    }
    return folders.contains(base) ? Optional.of(new ModuleRef.Namespace(base)) : Optional.empty();
  }

  /// The modules a dotted name goes through from a folder on; shorter than the name where it ends.
  List<ModuleRef> chain(String folder, List<String> segments) {
    List<ModuleRef> chain = new ArrayList<>();
    Optional<String> inside = Optional.of(folder);
    for (String segment : segments) {
      Optional<ModuleRef> next = inside.flatMap(here -> child(here, segment));
      if (next.isEmpty()) {
        break;
      }
      chain.add(next.get());
      inside = insideOf(next.get());
    }
    return chain;
  }

  private static Optional<String> insideOf(ModuleRef module) {
    return switch (module) {
      case ModuleRef.InProject(String file) ->
          isPackageFile(file) ? Optional.of(parent(file)) : Optional.empty();
      case ModuleRef.Namespace(String folder) -> Optional.of(folder);
      case ModuleRef.External _, ModuleRef.Missing _ -> Optional.empty();
    };
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
