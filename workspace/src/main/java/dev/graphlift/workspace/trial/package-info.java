/// Trials: a command run on copies of a project with and without edits, and the two compared.
@NullMarked
package dev.graphlift.workspace.trial;

import org.jspecify.annotations.NullMarked;
