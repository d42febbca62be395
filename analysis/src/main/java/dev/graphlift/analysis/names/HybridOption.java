package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;

/// One argument that the source gives to `tf.function`.
///
/// @param parameter the parameter's present name, also where the source uses a deprecated one
/// @param file the file the value is written in
public record HybridOption(String parameter, String file, Expression value) {}
