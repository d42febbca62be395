package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is known of one library: the generated table and the written one.
record PackageTables(ApiTable api, BehaviourTable behaviours) {
  Optional<String> alias(String name) {
    return api.alias(name);
  }

  /// The published name of what another release has in a private module under `name`.
  Optional<String> published(String name) {
    int dot = name.lastIndexOf('.');
    boolean inModule =
        dot > 0
            && api.rows(name.substring(0, dot)).stream().allMatch(row -> row.kind() == Kind.MODULE);
    return behaviours
        .publisher(name)
        .filter(prefix -> inModule)
        .flatMap(prefix -> api.published(prefix, name.substring(dot + 1)));
  }

  /// Whether the name is canonical and has an entry.
  boolean knows(String name) {
    return behaviours.declaration(name).isPresent() || !api.rows(name).isEmpty();
  }

  /// The entry of a canonical name.
  ///
  /// @param release the release of TensorFlow that is asked for
  /// @param lookUp finds another name
  Optional<ApiEntry> entry(
      String name, String release, Function<String, Optional<ApiEntry>> lookUp) {
    List<ApiRow> rows = api.rows(name);
    Optional<ApiEntry> model =
        behaviours.models(name).flatMap(other -> lookUp.apply(other).stream()).findFirst();
    return behaviours
        .declaration(name)
        .map(line -> declared(line, rows))
        .or(() -> chosen(rows, release))
        .map(row ->
            new ApiEntry(
                name,
                row.kind(),
                parameters(row, rows),
                row.bases(),
                behaviours.of(name, row.kind(), row.derived(), model),
                Optional.empty(),
                Map.of(),
                releases(rows)))
        .map(entry -> model.map(entry::like).orElse(entry));
  }

  private ApiRow declared(BehaviourLine line, List<ApiRow> rows) {
    return new ApiRow(
        line.pattern().text(),
        line.kinds().size() == 1 ? line.kinds().iterator().next() : Kind.FUNCTION,
        ApiRow.parameters(line.declared().orElse("")),
        rows.stream().map(ApiRow::bases).findFirst().orElse(List.of()),
        Optional.empty(),
        api.releases());
  }

  /// The row of the newest release that is not newer than the one asked for, else the oldest row.
  private Optional<ApiRow> chosen(List<ApiRow> rows, String release) {
    Optional<String> wanted =
        api.releases().stream()
            .filter(candidate -> Releases.isNotNewer(candidate, release))
            .reduce((older, newer) -> newer);
    return rows.stream()
        .filter(row -> wanted.filter(row.releases()::contains).isPresent())
        .findFirst()
        .or(() -> rows.stream().findFirst());
  }

  /// The signature; that of another release where this one does not tell it, as of functions that
  /// are written in C.
  private static List<ApiParameter> parameters(ApiRow row, List<ApiRow> rows) {
    return row.parameters().isEmpty()
        ? rows.stream()
            .map(ApiRow::parameters)
            .filter(parameters -> !parameters.isEmpty())
            .findFirst()
            .orElse(List.of())
        : row.parameters();
  }

  private List<String> releases(List<ApiRow> rows) {
    return api.releases().stream()
        .filter(release -> rows.stream().anyMatch(row -> row.releases().contains(release)))
        .toList();
  }
}
