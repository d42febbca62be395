package dev.graphlift.syntax;

import dev.graphlift.source.Position;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes a tree for `tree` blocks: a line a node, its children below it behind the name of their
/// part.
///
/// ```
/// Assign 1:1-6
///   targets: Name total 1:1-6
/// ```
///
/// A line ends with where the node is: line and column of its start, column or line and column of
/// its end. It goes through the record components, so a new part of a node shows without a change
/// here.
final class TreePrinter {
  private final SourceText source;
  private final StringBuilder out = new StringBuilder();

  private TreePrinter(SourceText source) {
    this.source = source;
  }

  static String print(SourceText source, Module module) {
    TreePrinter printer = new TreePrinter(source);
    module.body().forEach(statement -> printer.print("", "", statement));
    return printer.out.toString();
  }

  private void print(String indent, String part, Node node) {
    List<String> details = new ArrayList<>();
    List<Runnable> children = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      String name = component.getName();
      if (!name.equals("id") && !name.equals("range")) {
        add(value(component, node), name, indent + "  ", details, children);
      }
    }
    out.append(indent).append(part).append(node.getClass().getSimpleName());
    details.forEach(detail -> out.append(' ').append(detail));
    out.append(' ').append(place(node.range())).append('\n');
    children.forEach(Runnable::run);
  }

  private void add(
      Object value, String name, String indent, List<String> details, List<Runnable> children) {
    switch (value) {
      case Node child -> children.add(() -> print(indent, name + ": ", child));
      case List<?> list -> list.forEach(item -> add(item, name, indent, details, children));
      case Optional<?> optional ->
          optional.ifPresent(item -> add(item, name, indent, details, children));
      case Expression.DictDisplay.Entry(var key, var entryValue) -> {
        key.ifPresent(k -> add(k, "key", indent, details, children));
        add(entryValue, "value", indent, details, children);
      }
      case Identifier(var text, var range) -> details.add(text + "@" + place(range));
      default -> detail(value, name).ifPresent(details::add);
    }
  }

  private static Optional<String> detail(Object value, String name) {
    return switch (value) {
      case Boolean flag -> Optional.of(name).filter(_ -> flag);
      case BinaryOperator operator -> Optional.of(operator.symbol());
      case UnaryOperator operator -> Optional.of(operator.symbol());
      case ComparisonOperator operator -> Optional.of(operator.symbol());
      case Enum<?> constant ->
          Optional.of(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case Literal literal -> Optional.of(literal(literal));
      case Integer number when name.equals("conversion") ->
          Optional.of(number).filter(n -> n >= 0).map("!%c"::formatted);
      case Integer number -> Optional.of(number).filter(n -> n > 0).map(n -> name + "=" + n);
      default -> Optional.of(value.toString()).filter(text -> !text.isEmpty());
    };
  }

  private static String literal(Literal literal) {
    return switch (literal) {
      case Literal.IntegerLiteral(var value) -> value.toString();
      case Literal.FloatLiteral(double value) -> Double.toString(value);
      case Literal.ComplexLiteral(double real, double imaginary) -> real + "+" + imaginary + "j";
      case Literal.StringLiteral(var value) -> quoted(value);
      case Literal.BytesLiteral(var latin1) -> "b" + quoted(latin1);
      case Literal.BooleanLiteral(boolean value) -> value ? "True" : "False";
      case Literal.NoneLiteral() -> "None";
      case Literal.EllipsisLiteral() -> "...";
    };
  }

  private static String quoted(String text) {
    String escaped =
        text.chars()
            .mapToObj(c -> c < ' ' ? "\\x%02x".formatted(c) : String.valueOf((char) c))
            .reduce("", String::concat);
    return "'" + escaped + "'";
  }

  private String place(TextRange range) {
    Position start = source.lines().position(range.start());
    Position end = source.lines().position(range.end());
    String to =
        start.line() == end.line()
            ? Integer.toString(end.column())
            : end.line() + ":" + end.column();
    return start.line() + ":" + start.column() + "-" + to;
  }

  private static Object value(RecordComponent component, Node node) {
    try {
      component.getAccessor().setAccessible(true);
      return Stream.of(component.getAccessor().invoke(node)).findFirst().orElseThrow();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a record hides a part", impossible);
    }
  }
}
