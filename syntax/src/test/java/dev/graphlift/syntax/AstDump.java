package dev.graphlift.syntax;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Writes a file's tree and tokens in CPython's terms, one line each, for `compare_ast.py`.
///
/// A node is `N`, line, column, end line, end column, depth, kind, detail; columns count UTF-8
/// bytes as `ast` does. Depth counts the nodes around it that have a position in `ast`. A token is
/// `T`, line, column, end line, end column, kind; columns count code points as `tokenize` does.
final class AstDump {
  private final SourceText source;
  private final LineIndex lines;
  private final List<String> out = new ArrayList<>();

  private AstDump(SourceText source) {
    this.source = source;
    this.lines = source.lines();
  }

  static List<String> of(Parsed parsed) {
    AstDump dump = new AstDump(parsed.source());
    Nodes.forEachChild(parsed.tree(), child -> dump.node(child, 0, "-"));
    Tokens.of(parsed.source()).forEach(dump::token);
    return dump.out;
  }

  /// @param inString `f` inside an f-string, where versions before 3.12 have no exact positions
  private void node(Node node, int depth, String inString) {
    String kind = AstKinds.of(node);
    String inside = node instanceof Expression.FormattedString ? "f" : inString;
    if (kind.isEmpty()) {
      Nodes.forEachChild(node, child -> node(child, depth, inside));
      return;
    }
    out.add(
        String.join(
            "\t",
            "N",
            position(node.range().start()),
            position(node.range().end()),
            Integer.toString(depth),
            inString,
            kind));
    Nodes.forEachChild(node, child -> node(child, depthOf(node, child, depth), inside));
  }

  /// In `ast` a default hangs on the function, not on its parameter.
  private static int depthOf(Node parent, Node child, int depth) {
    boolean isDefault =
        parent instanceof Parameter p && p.defaultValue().filter(child::equals).isPresent();
    return isDefault ? depth : depth + 1;
  }

  private String position(int offset) {
    int line = lines.line(offset);
    String before = source.text().substring(lines.lineStart(line), offset);
    return line + "\t" + before.getBytes(StandardCharsets.UTF_8).length;
  }

  private void token(Token token) {
    String kind =
        switch (token.kind()) {
          case NAME -> "NAME";
          case NUMBER -> "NUMBER";
          case STRING -> "STRING";
          case FORMATTED_START -> "FSTRING_START";
          case FORMATTED_END -> "FSTRING_END";
          case OPERATOR -> "OP";
          case COMMENT -> "COMMENT";
          case STRAY -> "STRAY";
          case FORMATTED_TEXT, LINE_BREAK -> "";
        };
    if (!kind.isEmpty()) {
      var start = lines.position(token.range().start());
      var end = lines.position(token.range().end());
      out.add(
          Stream.of(start.line(), start.column() - 1, end.line(), end.column() - 1)
              .map(String::valueOf)
              .reduce("T", (row, cell) -> row + "\t" + cell)
              .concat("\t" + kind));
    }
  }

  /// A literal as type and value, long ones as a checksum.
  static String literal(Literal literal) {
    return switch (literal) {
      case Literal.IntegerLiteral(BigInteger value) -> "int:" + value.toString(16);
      case Literal.FloatLiteral(double value) -> "float:" + bits(value);
      case Literal.ComplexLiteral(double real, double imaginary) ->
          "complex:" + bits(real) + ":" + bits(imaginary);
      case Literal.StringLiteral(String value) ->
          "str:" + checksum(value.getBytes(StandardCharsets.UTF_16LE));
      case Literal.BytesLiteral(String value) ->
          "bytes:" + checksum(value.getBytes(StandardCharsets.ISO_8859_1));
      case Literal.BooleanLiteral(boolean value) -> value ? "True" : "False";
      case Literal.NoneLiteral() -> "None";
      case Literal.EllipsisLiteral() -> "Ellipsis";
    };
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  private static String checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
