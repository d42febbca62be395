/// One hazard or benefit a file, each a function from facts to a [Judgement], and the fold of
/// judgements into a [Verdict]. Rules know facts and nothing else, and nothing of each other.
@NullMarked
package dev.graphlift.rules;

import org.jspecify.annotations.NullMarked;
