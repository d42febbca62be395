@NullMarked
package dev.graphlift.workspace.globs;

import org.jspecify.annotations.NullMarked;
