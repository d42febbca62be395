/// What a name means: scopes, imports and the entity a dotted expression denotes.
///
/// Everything here is a pure function of parsed files. [FileIndex] holds the facts of one file: its
/// scopes, what they bind and its function definitions. [ModuleTable] says which file an import
/// reaches, [NameResolver] follows names across files to project entities and to the qualified
/// names of library entities, and [HybridFunctions] tells which functions run as TensorFlow graphs.
@NullMarked
package dev.graphlift.analysis.names;

import org.jspecify.annotations.NullMarked;
