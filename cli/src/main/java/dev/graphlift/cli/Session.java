package dev.graphlift.cli;

/// What every command works with: the surroundings of the run and the analysis.
record Session(Terminal terminal, Analyzer analyzer) {}
