package dev.graphlift.analysis.names;

import dev.graphlift.analysis.names.Hybridization.Certainty;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which functions of a project run as TensorFlow graphs, and where the source says so.
public final class HybridFunctions {
  /// A lambda that is made hybrid.
  ///
  /// @param nodeId the lambda
  public record HybridLambda(String file, int nodeId, Hybridization way) {}

  private final Map<FunctionUnit, List<Hybridization>> ways;
  private final List<HybridLambda> lambdas;

  private HybridFunctions(Map<FunctionUnit, List<Hybridization>> ways, List<HybridLambda> lambdas) {
    this.ways = ways;
    this.lambdas = List.copyOf(lambdas);
  }

  /// Looks at every decorator and every call of the files, under the newest TensorFlow.
  public static HybridFunctions of(Collection<FileIndex> files, NameResolver resolver) {
    return of(files, resolver, GraphConverters.newest());
  }

  /// Looks at the files under a release of TensorFlow 2, whose parameters of `tf.function` count.
  public static HybridFunctions of(
      Collection<FileIndex> files, NameResolver resolver, int minorRelease) {
    return of(files, resolver, GraphConverters.ofRelease(2, minorRelease));
  }

  private static HybridFunctions of(
      Collection<FileIndex> files, NameResolver resolver, GraphConverters library) {
    var search = new Search(resolver, library);
    List<FileIndex> ordered = files.stream().sorted(Comparator.comparing(FileIndex::path)).toList();
    ordered.forEach(search::decorators);
    ordered.forEach(search::calls);
    return new HybridFunctions(search.ways, search.lambdas);
  }

  /// How a function is hybrid.
  public Hybridness of(FunctionUnit unit) {
    return new Hybridness(unit, ways.getOrDefault(unit, List.of()));
  }

  /// The lambdas that are handed to `tf.function`, by file and place.
  public List<HybridLambda> lambdas() {
    return lambdas;
  }

  private static final class Search {
    private final NameResolver resolver;
    private final Converters converters;
    private final CallTargets targets;
    private final Map<FunctionUnit, List<Hybridization>> ways = new LinkedHashMap<>();
    private final List<HybridLambda> lambdas = new ArrayList<>();

    Search(NameResolver resolver, GraphConverters library) {
      this.resolver = resolver;
      this.converters = new Converters(resolver, library);
      this.targets = new CallTargets(resolver);
    }

    void decorators(FileIndex file) {
      for (FunctionUnit unit : file.functions()) {
        for (Expression decorator : unit.def().decorators()) {
          converters
              .converter(file, decorator)
              .ifPresent(found -> add(unit, way(found, found.form(), file, decorator)));
        }
      }
    }

    void calls(FileIndex file) {
      Nodes.walk(
          file.parsed().tree(),
          node -> {
            if (node instanceof Expression.Call call && !call.arguments().isEmpty()) {
              converters.application(file, call).ifPresent(found -> applied(file, call, found));
            }
          });
    }

    private void applied(FileIndex file, Expression.Call call, Converters.Application found) {
      Hybridization way = way(found.converter(), HybridForm.CALL, file, call);
      List<Denotation> functions = targets.of(file, found.function());
      Hybridization each = functions.size() == 1 ? way : possible(way);
      for (Denotation function : functions) {
        if (function instanceof Denotation.ProjectFunction(String path, int id)) {
          add(resolver.file(path).function(id), each);
        } else if (function instanceof Denotation.Computed(String path, int id)
            && resolver.file(path).node(id) instanceof Expression.Lambda) {
          lambdas.add(new HybridLambda(path, id, each));
        }
      }
    }

    private void add(FunctionUnit unit, Hybridization way) {
      ways.computeIfAbsent(unit, _ -> new ArrayList<>()).add(way);
    }

    private static Hybridization way(
        Converters.Converter found, HybridForm form, FileIndex file, Node place) {
      return new Hybridization(form, found.certainty(), file.path(), place.id(), found.options());
    }

    private static Hybridization possible(Hybridization way) {
      return new Hybridization(
          way.form(), Certainty.POSSIBLE, way.file(), way.nodeId(), way.options());
    }
  }
}
