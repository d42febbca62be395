package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.Hybridness;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads off what bodies and calls of functions show about tracing them.
final class BodyReader {
  private final Coverage graphs;
  private final Coverage decorated;
  private final NameLiterals names;
  private final ParameterLoops loops;
  private final StaleReads staleReads;
  private final Coercions coercions;
  private final SymbolicInputs symbolicInputs;
  private final ForeignDecorators decorators;
  private final Map<Site, Hybridness> hybrids;

  BodyReader(
      CallGraph graph,
      Closures closures,
      Places places,
      Recorder recorder,
      Map<Site, Hybridness> hybrids,
      NameResolver resolver,
      Library library) {
    this.graphs =
        new Coverage(
            graph, places, Callers.besidesFrameworks(graph), test(hybrids, Hybridness::any));
    this.decorated =
        new Coverage(graph, places, Callers.in(graph), test(hybrids, Hybridness::byDecorator));
    this.names = new NameLiterals(resolver, library);
    this.loops = new ParameterLoops(recorder);
    this.staleReads =
        new StaleReads(new Invocations(graph, closures, new Prepared(graph, closures, places)));
    this.coercions = new Coercions(recorder);
    this.symbolicInputs = new SymbolicInputs(graph, places);
    this.decorators = new ForeignDecorators(resolver, library);
    this.hybrids = Map.copyOf(hybrids);
  }

  private static Predicate<Site> test(
      Map<Site, Hybridness> hybrids, Predicate<Hybridness> question) {
    return site -> hybrids.containsKey(site) && question.test(hybrids.get(site));
  }

  BodyFacts read(
      FileIndex file,
      FunctionUnit unit,
      List<ParameterFacts> parameters,
      List<Activation> contexts) {
    Site site = new Site(unit.file(), unit.def().id());
    return new BodyFacts(
        graphs.read(site),
        decorated.read(site),
        names.read(file, unit),
        loops.read(file, unit, contexts),
        staleReads.read(file, unit, contexts),
        coercions.read(file, unit, parameters, contexts),
        symbolicInputs.read(Bodies.parameters(unit), contexts),
        hints(Optional.ofNullable(hybrids.get(site))),
        decorators.read(file, unit));
  }

  private static BodyFacts.Hints hints(Optional<Hybridness> hybridness) {
    boolean passedOver =
        hybridness.flatMap(Hybridness::decorator).stream()
            .flatMap(decorator -> decorator.options().stream())
            .anyMatch(option ->
                option.parameter().equals("experimental_follow_type_hints")
                    && option.value() instanceof Expression.Constant constant
                    && constant.value().equals(new Literal.BooleanLiteral(false)));
    return passedOver ? BodyFacts.Hints.PASSED_OVER : BodyFacts.Hints.FOLLOWED;
  }
}
