package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds what an activation does that code cannot do while it is traced, once the solver has
/// settled.
///
/// Source:
/// <https://github.com/tensorflow/tensorflow/blob/master/tensorflow/python/autograph/g3doc/reference/limitations.md>.
final class Limits {
  private final Seen seen;
  private final Library library;
  private final Function<Site, List<Activation>> eager;
  private final Map<Integer, List<Effect>> known = new HashMap<>();

  private Limits(Seen seen, Library library, Function<Site, List<Activation>> eager) {
    this.library = library;
    this.seen = seen;
    this.eager = eager;
  }

  /// The limits of code as the program runs it.
  static Limits ofProgram(Seen seen, Library library) {
    return new Limits(seen, library, _ -> List.of());
  }

  /// The limits of code that is run with traced arguments.
  ///
  /// @param program how the program runs the same code
  static Limits ofTraces(Seen seen, Library library, CallGraph program) {
    return new Limits(seen, library, program::of);
  }

  List<Effect> of(Activation activation) {
    return known.computeIfAbsent(activation.number(), _ -> find(activation));
  }

  private List<Effect> find(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
            && function.code() instanceof Code.Def(var file, var def)
        ? new TracedBody(
                new TracedCode(activation, file, def, seen, library),
                eager.apply(function.code().site()))
            .effects()
        : List.of();
  }
}
