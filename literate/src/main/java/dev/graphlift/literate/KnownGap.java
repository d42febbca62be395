package dev.graphlift.literate;

/// The remark that a section states today's wrong answer.
///
/// @param line of the page, from 1
/// @param reason why the answer is wrong and what it should be; never blank
record KnownGap(int line, String reason) {}
