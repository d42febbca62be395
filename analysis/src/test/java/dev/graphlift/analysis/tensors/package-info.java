@NullMarked
package dev.graphlift.analysis.tensors;

import org.jspecify.annotations.NullMarked;
