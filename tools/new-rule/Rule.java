package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;

/// Flags nothing yet: the first sentence says what this rule is about, the page shows it.
public final class RULE_NAME extends FactRule {
  public RULE_NAME() {
    super(
        Rule.hazard("RULE_ID", "One line without a full stop"),
        facts -> new Answer.No<>(),
        "`%s` has it: %s");
  }
}
