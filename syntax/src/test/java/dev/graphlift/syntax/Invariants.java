package dev.graphlift.syntax;

import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What holds of the tree and the tokens of every file.
final class Invariants {
  private final SourceText source;
  private final List<String> broken = new ArrayList<>();

  private Invariants(SourceText source) {
    this.source = source;
  }

  /// The broken ones, a line each.
  static List<String> brokenBy(Parsed parsed) {
    Invariants invariants = new Invariants(parsed.source());
    invariants.tokens(parsed);
    invariants.ids(parsed.tree());
    invariants.ranges(parsed.tree());
    return invariants.broken;
  }

  private void tokens(Parsed parsed) {
    StringBuilder printed = new StringBuilder();
    List<Comment> comments = new ArrayList<>();
    for (Token token : Tokens.of(source)) {
      String gap = source.text().substring(printed.length(), token.range().start());
      check(gap.matches("([ \t\f]|\\\\(\r\n|\r|\n))*"), "text between tokens: " + gap);
      printed.append(gap).append(source.slice(token.range()));
      check(
          token.kind() != TokenKind.STRAY || !parsed.isValid(),
          "stray token in a valid file at " + token.range());
      if (token.kind() == TokenKind.COMMENT) {
        comments.add(new Comment(token.range(), source.slice(token.range())));
      }
    }
    String tail = source.text().substring(printed.length());
    check(tail.matches("([ \t\f]|\\\\(\r\n|\r|\n))*"), "text after the last token: " + tail);
    check(comments.equals(parsed.comments()), "comments differ from comment tokens");
  }

  private void ids(Module module) {
    int end = ids(module, 0);
    check(end == module.nodeCount(), "nodeCount " + module.nodeCount() + " but " + end + " nodes");
  }

  /// Checks that a subtree's ids are dense from `expected` on; the next id after it.
  private int ids(Node node, int expected) {
    check(node.id() == expected, "id " + node.id() + " in place of " + expected);
    int next = expected + 1;
    List<Node> children = new ArrayList<>(Nodes.children(node));
    children.sort(Comparator.comparingInt(Node::id));
    for (Node child : children) {
      next = ids(child, next);
    }
    return next;
  }

  private void ranges(Node parent) {
    Optional<Node> before = Optional.empty();
    List<Node> children = new ArrayList<>(Nodes.children(parent));
    children.sort(Comparator.comparingInt(Node::id));
    for (Node child : children) {
      TextRange range = child.range();
      boolean nests = parent.range().encloses(range) || isOutsideByDesign(parent, child);
      check(nests, describe(child) + " leaves " + describe(parent));
      before.ifPresent(left ->
          check(
              left.range().end() <= range.start() || parent instanceof Expression.FormattedString,
              describe(child) + " overlaps " + describe(left)));
      before = Optional.of(child);
      ranges(child);
    }
  }

  /// As in CPython's tree, decorators stand before `def` and a default behind its parameter.
  private static boolean isOutsideByDesign(Node parent, Node child) {
    return switch (parent) {
      case Statement.Definition definition -> definition.decorators().contains(child);
      case Parameter parameter -> parameter.defaultValue().filter(child::equals).isPresent();
      default -> false;
    };
  }

  private String describe(Node node) {
    return "%s at %s"
        .formatted(node.getClass().getSimpleName(), source.lines().position(node.range().start()));
  }

  private void check(boolean holds, String complaint) {
    if (!holds) {
      broken.add(source.path() + ": " + complaint);
    }
  }
}
