/// The harness tested with itself: pages about pages.
@NullMarked
package dev.graphlift.literate;

import org.jspecify.annotations.NullMarked;
