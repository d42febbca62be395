package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Finds which of a name's binding sites can hold where it is used.
final class Reaching {
  private final FileIndex file;
  private final int scopeOwner;

  Reaching(FileIndex file, Scope scope) {
    this.file = file;
    this.scopeOwner = scope.owner().id();
  }

  /// The sites that can hold at a use, in the order of the text.
  List<Site> at(Use use, List<Site> sites) {
    boolean isSettled = sites.size() == 1 && !(use instanceof Use.At);
    List<Site> running = isSettled ? sites : withoutTypeCheckers(sites);
    return switch (use) {
      case Use.Later() -> running;
      case Use.AtEnd() ->
          lastOf(running, site -> Arms.isUnconditional(file, scopeOwner, site.node()));
      case Use.At(int nodeId) -> before(file.node(nodeId), running);
    };
  }

  /// Drops the sites that only replace an import that leads somewhere: those in the other arms of
  /// its `try`, and imports in the other arms of its `if`. Drops star imports that may not even
  /// have the name, where something else binds it.
  List<Site> preferred(List<Site> sites) {
    if (sites.size() == 1) {
      return sites;
    }
    boolean isBound = sites.stream().anyMatch(site -> site.kind() != Site.Kind.POSSIBLE_IMPORT);
    List<Site> kept = new ArrayList<>();
    for (Site site : sites) {
      boolean isGuess = isBound && site.kind() == Site.Kind.POSSIBLE_IMPORT;
      if (!isGuess && kept.stream().noneMatch(first -> replaces(site, first))) {
        kept.add(site);
      }
    }
    return kept;
  }

  private boolean replaces(Site site, Site first) {
    if (first.kind() != Site.Kind.IMPORT) {
      return false;
    }
    boolean isAlternative =
        Arms.alternatives(file, scopeOwner, first.node(), site.node())
            .filter(
                statement -> statement instanceof Statement.Try || site.kind() == Site.Kind.IMPORT)
            .isPresent();
    return isAlternative && leadsSomewhere(first);
  }

  private static boolean leadsSomewhere(Site site) {
    List<Denotation> meaning = site.denotations();
    return !meaning.isEmpty() && meaning.stream().noneMatch(Denotation.Missing.class::isInstance);
  }

  private List<Site> withoutTypeCheckers(List<Site> sites) {
    List<Site> running =
        sites.stream()
            .filter(site -> !Arms.isForTypeCheckers(file, scopeOwner, site.node()))
            .toList();
    return running.isEmpty() ? sites : running;
  }

  private List<Site> before(Node use, List<Site> sites) {
    int offset = use.range().start();
    List<Site> earlier = sites.stream().filter(site -> site.after() <= offset).toList();
    List<Site> reaching =
        new ArrayList<>(lastOf(earlier, site -> Arms.covers(file, scopeOwner, site.node(), use)));
    sites.stream()
        .filter(site -> site.after() > offset)
        .filter(site -> Arms.shareLoop(file, scopeOwner, site.node(), use))
        .forEach(reaching::add);
    return reaching;
  }

  /// The sites from the last one on that certainly replaces what was before.
  private static List<Site> lastOf(List<Site> sites, Predicate<Site> isCertain) {
    List<Site> ordered = new ArrayList<>(sites);
    ordered.sort(Comparator.comparingInt(Site::after));
    for (int i = ordered.size() - 1; i > 0; i--) {
      Site site = ordered.get(i);
      if (site.kind() != Site.Kind.POSSIBLE_IMPORT && isCertain.test(site)) {
        return ordered.subList(i, ordered.size());
      }
    }
    return ordered;
  }
}
