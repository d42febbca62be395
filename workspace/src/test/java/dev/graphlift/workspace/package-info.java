@NullMarked
package dev.graphlift.workspace;

import org.jspecify.annotations.NullMarked;
