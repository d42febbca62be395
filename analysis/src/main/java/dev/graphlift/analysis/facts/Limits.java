package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what an activation does that code cannot do while it is traced, once the solver has
/// settled.
///
/// Source:
/// <https://github.com/tensorflow/tensorflow/blob/master/tensorflow/python/autograph/g3doc/reference/limitations.md>.
final class Limits {
  private final Seen seen;
  private final Library library;
  private final Map<Integer, List<Effect>> known = new HashMap<>();

  Limits(Seen seen, Library library) {
    this.library = library;
    this.seen = seen;
  }

  List<Effect> of(Activation activation) {
    return known.computeIfAbsent(activation.number(), _ -> find(activation));
  }

  private List<Effect> find(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
            && function.code() instanceof Code.Def(var file, var def)
        ? new TracedBody(new TracedCode(activation, file, def, seen, library)).effects()
        : List.of();
  }
}
