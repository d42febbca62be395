/// Looks for crashes and hangs: real Python files, changed at random, through the whole analysis.
@NullMarked
package dev.graphlift.bench.fuzz;

import org.jspecify.annotations.NullMarked;
