@NullMarked
package dev.graphlift.cli;

import org.jspecify.annotations.NullMarked;
