package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import java.util.List;
import java.util.Optional;

/// A place that changes a variable, an attribute or a container after it got its first value.
///
/// @param cells whoever reads one of them may see the change
/// @param container what is changed, where that is a container
record Change(
    Activation by,
    Site site,
    List<Cell> cells,
    Optional<ContainerObject> container,
    String description) {
  Change {
    cells = List.copyOf(cells);
  }
}
