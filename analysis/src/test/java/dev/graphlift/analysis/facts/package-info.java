/// Tests of whole analyses.
@NullMarked
package dev.graphlift.analysis.facts;

import org.jspecify.annotations.NullMarked;
