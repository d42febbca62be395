package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;

/// What would become of a function's Python when it is traced rather than run.
///
/// @param createdVariables whether each call creates variables of the framework
/// @param unbuiltLayers whether its first trace would create the variables of objects that it uses,
///   while the framework sets up what it belongs to
/// @param severalOwners whether it is called with several objects that create variables when they
///   are first used
/// @param frozenValues whether it reads variables, attributes or containers that others change
///   between its calls
/// @param unreturnable whether it returns something that no graph can
/// @param repeatedConversion whether the program makes a graph function of it again and again, or a
///   decorator above it would
/// @param outdatedArguments whether it does so with arguments under names no longer in use
/// @param compilations whether the program has it compiled by XLA
/// @param eagerSwitches whether the program that calls it turns graph functions off and leaves it
///   so
/// @param seededDraws whether it draws random numbers of the framework in a program that sets the
///   seed of all of them
/// @param numberResults whether it returns numbers of Python to code that uses them
public record TracingFacts(
    Answer<Evidence> createdVariables,
    Answer<Evidence> unbuiltLayers,
    Answer<Evidence> severalOwners,
    Answer<Evidence> frozenValues,
    Answer<Evidence> unreturnable,
    Answer<Evidence> repeatedConversion,
    Answer<Evidence> outdatedArguments,
    Answer<Evidence> compilations,
    Answer<Evidence> eagerSwitches,
    Answer<Evidence> seededDraws,
    Answer<Evidence> numberResults) {}
