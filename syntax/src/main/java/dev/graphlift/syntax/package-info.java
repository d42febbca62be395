/// Python text as a tree of values: every construct of Python 3.12 with its exact range.
///
/// The tree is CPython's own abstract syntax in shape and positions, with names that say what is
/// there. It carries no facts: those live beside it, in arrays indexed by [Node#id].
@NullMarked
package dev.graphlift.syntax;

import org.jspecify.annotations.NullMarked;
