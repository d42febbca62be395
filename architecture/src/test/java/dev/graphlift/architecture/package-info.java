/// The rules of the architecture, held against all modules at once.
@NullMarked
package dev.graphlift.architecture;

import org.jspecify.annotations.NullMarked;
