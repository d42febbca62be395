/// Checks of the written tables against the real libraries.
@NullMarked
package dev.graphlift.analysis.checks;

import org.jspecify.annotations.NullMarked;
