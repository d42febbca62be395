/// Runs the pages about interp.
@NullMarked
package dev.graphlift.analysis.interp;

import org.jspecify.annotations.NullMarked;
