/// From a verdict to edits of the source, each with how safe it is. Computes text; writes no file.
@NullMarked
package dev.graphlift.refactor;

import org.jspecify.annotations.NullMarked;
