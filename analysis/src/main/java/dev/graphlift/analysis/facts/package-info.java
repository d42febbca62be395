/// What the analysis knows of each function, as three-valued answers with their evidence: the only
/// view of it that rules have.
@NullMarked
package dev.graphlift.analysis.facts;

import org.jspecify.annotations.NullMarked;
