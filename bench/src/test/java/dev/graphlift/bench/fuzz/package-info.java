/// Tests of looking for crashes and hangs.
@NullMarked
package dev.graphlift.bench.fuzz;

import org.jspecify.annotations.NullMarked;
