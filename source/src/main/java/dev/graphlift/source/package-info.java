/// Text, places in it, findings about it and edits to it. Knows nothing of Python.
///
/// Offsets count UTF-16 code units from the start of the decoded text, as Java strings do; lines
/// and columns shown to people count from 1.
@NullMarked
package dev.graphlift.source;

import org.jspecify.annotations.NullMarked;
