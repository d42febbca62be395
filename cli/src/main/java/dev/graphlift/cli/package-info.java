/// The command line: verbs, options, output formats and exit codes. It shows the plain records of
/// the façade and knows nothing of how they came about.
@NullMarked
package dev.graphlift.cli;

import org.jspecify.annotations.NullMarked;
