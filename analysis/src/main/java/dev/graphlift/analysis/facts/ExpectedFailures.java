package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.WithItem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds calls that a test expects to raise: those inside `with self.assertRaises(…)` and `with
/// pytest.raises(…)`.
final class ExpectedFailures {
  private static final Set<String> ASSERTING =
      Set.of("assertRaises", "assertRaisesRegex", "assertRaisesRegexp");

  private final Map<String, FileIndex> files;

  ExpectedFailures(Map<String, FileIndex> files) {
    this.files = Map.copyOf(files);
  }

  Received.Guard guard(Site site) {
    FileIndex file = files.get(site.file());
    if (file == null) {
      return Received.Guard.NONE;
    }
    Optional<Node> around = file.parent(site.node());
    while (around.isPresent()) {
      if (around.get() instanceof Statement.With with
          && with.items().stream().map(WithItem::context).anyMatch(ExpectedFailures::expects)) {
        return Received.Guard.EXPECTED_FAILURE;
      }
      around = file.parent(around.get().id());
    }
    return Received.Guard.NONE;
  }

  private static boolean expects(Expression manager) {
    return manager instanceof Expression.Call(var _, var _, Expression.Attribute callee, var _)
        && (ASSERTING.contains(callee.name().text())
            || (callee.name().text().equals("raises")
                && callee.value() instanceof Expression.Name name
                && name.name().equals("pytest")));
  }
}
