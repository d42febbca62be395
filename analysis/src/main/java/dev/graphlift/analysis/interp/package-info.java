/// The abstract interpreter: runs a whole project over abstract values, solving call graph,
/// points-to and tensor types together.
///
/// Every module body and every called function is an [Activation]: code with its arguments. An
/// activation is run again whenever something it read has grown, until nothing grows any more.
/// Locals are flow-sensitive, the heap is not. Activations are queued by number, so that the same
/// project always takes the same steps.
@NullMarked
package dev.graphlift.analysis.interp;

import org.jspecify.annotations.NullMarked;
