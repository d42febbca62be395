package dev.graphlift.literate;

/// What is wrong with a Markdown page itself, whatever the subject would say.
///
/// @param line of the page, from 1
record Complaint(int line, String message) {}
