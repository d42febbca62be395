/// The abstract domain: what an expression may denote. A [Value] is a set of [Atom]s and perhaps
/// others; objects with identity are [HeapObject]s, one for an allocation site and the activation
/// that runs it.
@NullMarked
package dev.graphlift.analysis.values;

import org.jspecify.annotations.NullMarked;
