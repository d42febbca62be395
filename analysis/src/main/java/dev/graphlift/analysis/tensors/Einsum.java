package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums of products in the notation of `tf.einsum` and `numpy.einsum`.
final class Einsum {
  private static final String ELLIPSIS = "...";

  private final Map<Character, Dimension> extents = new LinkedHashMap<>();
  private List<Dimension> batch = List.of();

  private Einsum() {}

  /// `einsum(equation, operands)`.
  static List<Dimension> shape(Operands operands) {
    String equation = operands.text(0).replace(" ", "");
    List<Argument> inputs = operands.items(1);
    int arrow = equation.indexOf("->");
    String left = arrow < 0 ? equation : equation.substring(0, arrow);
    String[] terms = left.split(",", -1);
    require(terms.length == inputs.size(), "as many terms as operands");
    Einsum einsum = new Einsum();
    for (int i = 0; i < terms.length; i++) {
      if (!(inputs.get(i) instanceof Argument.Tensor(var type) && type.shape().isEmpty())) {
        einsum.bind(terms[i], Literals.shape(inputs.get(i)));
      } else if (terms[i].contains(ELLIPSIS)) {
        throw new UnknownResultException("the rank behind `...` is not known");
      }
    }
    return einsum.output(arrow < 0 ? implicit(left) : equation.substring(arrow + 2));
  }

  private void bind(String term, List<Dimension> shape) {
    int dots = term.indexOf(ELLIPSIS);
    String labels = term.replace(ELLIPSIS, "");
    int covered = shape.size() - labels.length();
    require(dots < 0 ? covered == 0 : covered >= 0, "a term of other rank");
    for (int i = 0; i < labels.length(); i++) {
      int axis = dots >= 0 && i >= dots ? i + covered : i;
      extents.merge(labels.charAt(i), shape.get(axis), Einsum::same);
    }
    if (dots >= 0) {
      batch = Broadcasting.broadcast(batch, shape.subList(dots, dots + covered));
    }
  }

  private static Dimension same(Dimension one, Dimension other) {
    return Dimensions.is(one, 1)
        ? other
        : Dimensions.is(other, 1) ? one : Dimensions.merge(one, other);
  }

  private List<Dimension> output(String term) {
    List<Dimension> shape = new ArrayList<>();
    for (int i = 0; i < term.length(); i++) {
      if (term.startsWith(ELLIPSIS, i)) {
        shape.addAll(batch);
        i += ELLIPSIS.length() - 1;
      } else {
        shape.add(extents.getOrDefault(term.charAt(i), Dimensions.dynamic()));
      }
    }
    return shape;
  }

  /// The output that is meant where none is written: labels that occur once, in their order.
  private static String implicit(String terms) {
    Map<Character, Integer> counts = new TreeMap<>();
    terms
        .replace(ELLIPSIS, "")
        .replace(",", "")
        .chars()
        .forEach(label -> counts.merge((char) label, 1, Integer::sum));
    StringBuilder output = new StringBuilder(terms.contains(ELLIPSIS) ? ELLIPSIS : "");
    counts.forEach((label, count) -> output.append(count == 1 ? label.toString() : ""));
    return output.toString();
  }
}
