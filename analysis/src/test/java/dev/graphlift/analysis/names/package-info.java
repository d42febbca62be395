/// Runs the pages about names.
@NullMarked
package dev.graphlift.analysis.names;

import org.jspecify.annotations.NullMarked;
