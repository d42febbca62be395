package dev.graphlift.workspace.globs;

/// What a path names, as far as `.gitignore` patterns care; a link is a file.
public enum PathKind {
  FILE,
  FOLDER
}
