package dev.graphlift.refactor;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the ragged tensors of a project count their rows.
///
/// A specification means 64-bit counts unless it says otherwise, and refuses others. No type that
/// the analysis knows tells them apart, so that the project is searched for what makes others.
///
/// Source: <https://www.tensorflow.org/api_docs/python/tf/RaggedTensorSpec>.
enum RaggedPartitions {
  /// In 64 bits throughout.
  USUAL,
  /// Perhaps in 32 bits.
  ANY;

  private static final String COUNT_TYPE = "row_splits_dtype";
  private static final String USUAL_TYPE = "int64";

  /// Takes the counts as they are, in whatever type.
  private static final Set<String> FROM_COUNTS =
      Set.of(
          "from_row_splits",
          "from_row_lengths",
          "from_row_limits",
          "from_row_starts",
          "from_value_rowids",
          "from_uniform_row_length",
          "from_nested_row_splits",
          "from_nested_row_lengths",
          "from_nested_value_rowids");

  /// Counts in 32 bits unless told otherwise.
  private static final Set<String> SHORT_UNLESS_TOLD = Set.of("RaggedFeature");

  private static final String CONVERSION = "with_row_splits_dtype";

  /// Searches a project.
  static RaggedPartitions in(Collection<FileIndex> project) {
    return project.stream().anyMatch(file -> mayBeShort(file.parsed().tree())) ? ANY : USUAL;
  }

  private static boolean mayBeShort(Node node) {
    return (node instanceof Expression.Call call && makesShort(call))
        || Nodes.children(node).stream().anyMatch(RaggedPartitions::mayBeShort);
  }

  private static boolean makesShort(Expression.Call call) {
    Optional<String> name = lastName(call.function());
    List<Argument> arguments = call.arguments();
    Optional<Argument> told =
        arguments.stream().filter(argument -> isNamed(argument, COUNT_TYPE)).findFirst();
    if (told.isPresent()) {
      return !isUsual(told.get().value());
    }
    if (name.filter(FROM_COUNTS::contains).isPresent()) {
      return arguments.stream().skip(1).anyMatch(argument -> !isCounted(argument.value()));
    }
    boolean isConversion = name.filter(CONVERSION::equals).isPresent();
    return name.filter(SHORT_UNLESS_TOLD::contains).isPresent()
        || (isConversion && !arguments.stream().allMatch(each -> isUsual(each.value())));
  }

  private static boolean isNamed(Argument argument, String name) {
    return argument.name().filter(name::equals).isPresent();
  }

  private static boolean isUsual(Expression type) {
    return lastName(type).filter(USUAL_TYPE::equals).isPresent();
  }

  private static Optional<String> lastName(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> Optional.of(name.name());
      case Expression.Attribute attribute -> Optional.of(attribute.name().text());
      default -> Optional.empty(); // other expressions have no name
    };
  }

  /// Whether it is made of numbers written out, which become 64-bit counts, or is a switch.
  private static boolean isCounted(Expression counts) {
    return switch (counts) {
      case Expression.Constant(var _, var _, Literal literal) ->
          !(literal instanceof Literal.StringLiteral);
      case Expression.ListDisplay list ->
          list.elements().stream().allMatch(RaggedPartitions::isCounted);
      case Expression.TupleDisplay tuple ->
          tuple.elements().stream().allMatch(RaggedPartitions::isCounted);
      default -> false; // whatever else may be a tensor or an array
    };
  }
}
