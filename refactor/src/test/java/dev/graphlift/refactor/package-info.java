@NullMarked
package dev.graphlift.refactor;

import org.jspecify.annotations.NullMarked;
