@NullMarked
package dev.graphlift.syntax;

import org.jspecify.annotations.NullMarked;
