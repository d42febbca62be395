package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Builds our tree of one file from the parser library's.
///
/// A node takes its number before its children are built, and children are built in the order of
/// the text, so numbers run in pre-order.
final class TreeBuilder {
  private final SourcePositions positions;
  private final Trivia trivia;
  private final Map<String, String> names = new HashMap<>();
  private int nextId;

  private TreeBuilder(SourceText source) {
    this.positions = new SourcePositions(source);
    this.trivia = new Trivia(source.text());
  }

  static Module build(SourceText source, ModTy.Module module) {
    TreeBuilder builder = new TreeBuilder(source);
    int id = builder.nextId();
    StatementBuilder statements = new StatementBuilder(builder);
    List<Statement> body = builder.all(module.body, statements::build);
    TextRange range = new TextRange(0, source.text().length());
    return new Module(id, range, body, builder.nextId);
  }

  int nextId() {
    return nextId++;
  }

  TextRange range(SSTNode node) {
    return positions.of(node);
  }

  static boolean startsBefore(SSTNode one, SSTNode other) {
    SourceRange a = one.getSourceRange();
    SourceRange b = other.getSourceRange();
    return a.startLine != b.startLine ? a.startLine < b.startLine : a.startColumn < b.startColumn;
  }

  Trivia trivia() {
    return trivia;
  }

  /// A name as Python compares it; equal names share one string.
  String name(String written) {
    return names.computeIfAbsent(written, TreeBuilder::normalised);
  }

  Optional<String> optionalName(@Nullable String written) {
    return Optional.ofNullable(written).map(this::name);
  }

  List<String> allNames(String @Nullable [] written) {
    return all(written, this::name);
  }

  /// The library leaves out empty sequences.
  <S, N> List<N> all(S @Nullable [] nodes, Function<? super S, ? extends N> build) {
    if (nodes == null || nodes.length == 0) {
      return List.of();
    }
    List<N> built = new ArrayList<>(nodes.length);
    for (S node : nodes) {
      built.add(build.apply(node));
    }
    return built;
  }

  private static String normalised(String name) {
    return name.chars().allMatch(c -> c < 128)
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFKC);
  }
}
