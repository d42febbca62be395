/// Measurements: JMH benchmarks of the parser and the analysis, and reading a tree alone.
@NullMarked
package dev.graphlift.bench;

import org.jspecify.annotations.NullMarked;
