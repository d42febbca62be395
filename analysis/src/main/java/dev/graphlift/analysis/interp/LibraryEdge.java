package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Site;

/// One call of library code that some activation makes.
///
/// @param site the call, or what makes it implicitly
/// @param callee the qualified name of the function, class or method
public record LibraryEdge(Site site, String callee) {}
