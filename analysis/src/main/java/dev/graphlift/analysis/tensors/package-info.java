/// What library calls do to shapes and element types: the functions of the rule language in the
/// written tables, one class for each family of operations. Everything here is pure.
@NullMarked
package dev.graphlift.analysis.tensors;

import org.jspecify.annotations.NullMarked;
