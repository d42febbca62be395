/// Three-valued answers, the evidence behind a yes and the gap behind a "cannot tell". Everything
/// above and below speaks them.
@NullMarked
package dev.graphlift.analysis.evidence;

import org.jspecify.annotations.NullMarked;
