/// What libraries are and do, as data: which names they publish, how those are called, what a call
/// gives and what else it does.
///
/// Two kinds of resources are read. `models/api/*.gz` are generated from the real packages: names,
/// aliases, signatures, base classes and, where the package itself tells, results. The files
/// `models/behaviour/*.model` are written by hand, a line for each family of operations; their
/// language is described in `docs/models.md`. Everything is read when first asked for.
@NullMarked
package dev.graphlift.analysis.models;

import org.jspecify.annotations.NullMarked;
