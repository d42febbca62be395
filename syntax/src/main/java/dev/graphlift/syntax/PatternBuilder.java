package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.PatternTy;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the patterns of `case`.
final class PatternBuilder {
  private final TreeBuilder tree;
  private final ExpressionBuilder expressions;

  PatternBuilder(TreeBuilder tree, ExpressionBuilder expressions) {
    this.tree = tree;
    this.expressions = expressions;
  }

  Pattern build(PatternTy node) {
    int id = tree.nextId();
    TextRange range = tree.range(node);
    return switch (node) {
      case PatternTy.MatchValue p -> new Pattern.MatchValue(id, range, expressions.build(p.value));
      case PatternTy.MatchSingleton p ->
          new Pattern.MatchSingleton(id, range, Literals.of(p.value));
      case PatternTy.MatchSequence p -> new Pattern.MatchSequence(id, range, all(p.patterns));
      case PatternTy.MatchMapping p -> mapping(id, range, p);
      case PatternTy.MatchClass p ->
          new Pattern.MatchClass(
              id,
              range,
              expressions.build(p.cls),
              all(p.patterns),
              tree.allNames(p.kwdAttrs),
              all(p.kwdPatterns));
      case PatternTy.MatchStar p -> new Pattern.MatchStar(id, range, tree.optionalName(p.name));
      case PatternTy.MatchAs p ->
          new Pattern.MatchAs(
              id,
              range,
              Optional.ofNullable(p.pattern).map(this::build),
              tree.optionalName(p.name));
      case PatternTy.MatchOr p -> new Pattern.MatchOr(id, range, all(p.patterns));
      default -> throw new IllegalStateException("unknown pattern " + node.getClass());
    };
  }

  private Pattern mapping(int id, TextRange range, PatternTy.MatchMapping node) {
    List<Expression> keys = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    int count = node.keys == null ? 0 : node.keys.length;
    for (int i = 0; i < count; i++) {
      keys.add(expressions.build(node.keys[i]));
      patterns.add(build(node.patterns[i]));
    }
    return new Pattern.MatchMapping(id, range, keys, patterns, tree.optionalName(node.rest));
  }

  private List<Pattern> all(PatternTy @Nullable [] nodes) {
    return tree.all(nodes, this::build);
  }
}
