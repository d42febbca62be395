package dev.graphlift.analysis.values;

import dev.graphlift.analysis.names.FileIndex;

/// A module of the project; its attributes are its globals.
public final class ModuleObject extends HeapObject {
  private final FileIndex file;

  ModuleObject(Allocation allocation, FileIndex file) {
    super(allocation);
    this.file = file;
  }

  /// Its file.
  public FileIndex file() {
    return file;
  }

  @Override
  public String toString() {
    return "module " + file.path();
  }
}
