@NullMarked
package dev.graphlift.rules;

import org.jspecify.annotations.NullMarked;
