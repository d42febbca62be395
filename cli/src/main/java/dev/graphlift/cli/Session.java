package dev.graphlift.cli;

/// What every command works with: the surroundings of the run, the analysis and the rules.
record Session(Terminal terminal, Analyzer analyzer, RuleCommand.RuleBook rules) {}
