/// Patterns over file paths: shell globs as in `exclude`, and the lines of `.gitignore` files with
/// git's meaning. Works on strings alone and touches no file.
@NullMarked
package dev.graphlift.workspace.globs;

import org.jspecify.annotations.NullMarked;
