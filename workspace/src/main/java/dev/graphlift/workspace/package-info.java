/// The façade: projects, configuration, snapshots; all input and output below the clients. What it
/// hands out are records of strings, numbers and places that clients can print as they are.
@NullMarked
package dev.graphlift.workspace;

import org.jspecify.annotations.NullMarked;
