package dev.graphlift.cli;

import dev.graphlift.workspace.RulePages;
import java.util.List;
import java.util.Optional;

/// The rules of this distribution.
final class ShippedRules implements RuleCommand.RuleBook {
  @Override
  public List<String> ids() {
    return RulePages.ids();
  }

  @Override
  public Optional<String> page(String id) {
    return RulePages.find(id);
  }
}
