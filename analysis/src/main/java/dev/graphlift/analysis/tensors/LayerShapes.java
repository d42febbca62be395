package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What layers make of the shape of a batch: its first axis counts the examples and stays.
///
/// Source: `compute_output_shape` and `call` of the layers in `tf.keras.layers`.
final class LayerShapes {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("layer-dtype", dtype(o -> computed(o, 0))),
          Map.entry("layer-cast", dtype(LayerShapes::cast)),
          Map.entry("flattened-rows", extents(LayerShapes::flattenedRows)),
          Map.entry("layer-real", dtype(LayerShapes::real)),
          Map.entry("matrix-of-rows", extents(LayerShapes::matrixOfRows)),
          Map.entry("coded", extents(LayerShapes::coded)),
          Map.entry("coded-dtype", dtype(LayerShapes::codedDtype)),
          Map.entry("hot", extents(LayerShapes::hot)),
          Map.entry("reshaped-rows", extents(LayerShapes::reshapedRows)),
          Map.entry("permuted-rows", extents(LayerShapes::permutedRows)),
          Map.entry("repeated-rows", extents(LayerShapes::repeatedRows)),
          Map.entry("batch-of", extents(LayerShapes::batchOf)),
          Map.entry("embedded", extents(o -> Dimensions.concat(o.shape(0), tail(o.dimension(1))))),
          Map.entry("keras-input", extents(LayerShapes::input)),
          Map.entry("normalized-axes", extents(LayerShapes::normalizedAxes)),
          Map.entry("input-shape", extents(LayerShapes::inputShape)),
          Map.entry("recurrent", extents(LayerShapes::recurrent)),
          Map.entry("recurrent-image", extents(LayerShapes::recurrentImage)),
          Map.entry("merged", extents(LayerShapes::merged)),
          Map.entry("dotted", extents(LayerShapes::dotted)),
          Map.entry("attended", extents(LayerShapes::attended)),
          Map.entry("multi-attended", extents(LayerShapes::multiAttended)),
          Map.entry("einsum-layer", extents(LayerShapes::einsum)),
          Map.entry("without-axis", extents(LayerShapes::withoutAxis)),
          Map.entry("axis-of", extents(LayerShapes::axisOf)),
          Map.entry("is-none", LayerShapes::isNone),
          Map.entry("reduced-loss", extents(LayerShapes::reducedLoss)),
          Map.entry("merge-factor", LayerShapes::mergeFactor),
          Map.entry("upper", o -> Argument.dtype(o.text(0).toUpperCase(Locale.ROOT))),
          Map.entry("channels", LayerShapes::channels),
          Map.entry(
              "times", o -> Literals.number(Dimensions.product(o.dimension(0), o.dimension(1)))));

  private LayerShapes() {}

  private static List<Dimension> tail(Dimension last) {
    return List.of(last);
  }

  /// `layer-dtype(given, floats)`: the element type that a layer computes in.
  private static String computed(Operands operands, int given) {
    return ElementTypes.named(
        operands.get(operands.isGiven(given) ? given : given + 1), Dialect.TENSORFLOW);
  }

  /// `layer-cast(dtype, given, floats)`: what a layer casts its inputs to.
  private static String cast(Operands operands) {
    String given = ElementTypes.named(operands.get(0), Dialect.NUMPY);
    return ElementTypes.isFloat(given) ? computed(operands, 1) : given;
  }

  /// `layer-real(dtype, given, floats)`: as [#cast], of real numbers alone.
  private static String real(Operands operands) {
    if (!ElementTypes.isFloat(ElementTypes.named(operands.get(0), Dialect.NUMPY))) {
      throw new UnknownResultException("releases differ");
    }
    return computed(operands, 1);
  }

  private static List<Dimension> rows(List<Dimension> shape) {
    require(!shape.isEmpty(), "no rows");
    return shape.subList(1, shape.size());
  }

  /// `flattened-rows(x)`: all axes but the first become one.
  private static List<Dimension> flattenedRows(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return List.of(shape.getFirst(), Dimensions.product(rows(shape)));
  }

  /// `matrix-of-rows(x)`: as [#flattenedRows], where there are elements.
  private static List<Dimension> matrixOfRows(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    if (shape.stream().anyMatch(extent -> Dimensions.is(extent, 0))) {
      throw new UnknownResultException("no elements");
    }
    return flattenedRows(operands);
  }

  /// `coded(x, mode)`: a number for each element.
  private static List<Dimension> coded(Operands operands) {
    if (!operands.text(1).equals("int")) {
      throw new UnknownResultException("another form than numbers");
    }
    return operands.shape(0);
  }

  private static String codedDtype(Operands operands) {
    if (!operands.text(0).equals("int")) {
      throw new UnknownResultException("another form than numbers");
    }
    return operands.isGiven(1)
        ? ElementTypes.named(operands.get(1), Dialect.TENSORFLOW)
        : ElementTypes.INT64;
  }

  /// `hot(x, count, mode)`: a vector for each element, or for each row.
  private static List<Dimension> hot(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    String mode = operands.text(2);
    if (shape.isEmpty() || !(shape.getLast() instanceof Dimension.Fixed)) {
      throw new UnknownResultException("a scalar, or rows of any length");
    }
    boolean whole = mode.equals("one_hot");
    if (whole ? Dimensions.is(shape.getLast(), 1) : !mode.equals("multi_hot")) {
      throw new UnknownResultException("releases differ");
    }
    List<Dimension> lead = whole ? shape : Dimensions.butLast(shape, 1);
    return Dimensions.concat(lead, List.of(operands.dimension(1)));
  }

  /// `reshaped-rows(x, shape)`: the shape behind the first axis is another one.
  private static List<Dimension> reshapedRows(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> rest =
        Reshaping.reshaped(java.util.Optional.of(rows(shape)), operands.extents(1));
    return Dimensions.concat(List.of(shape.getFirst()), rest);
  }

  /// `permuted-rows(x, axes)`: the axes behind the first, counted from one, in another order.
  private static List<Dimension> permutedRows(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> order = operands.extents(1);
    require(order.size() == shape.size() - 1, "as many axes as there are");
    List<Dimension> result = new ArrayList<>(List.of(shape.getFirst()));
    for (Dimension axis : order) {
      long at = Dimensions.extent(axis);
      require(0 < at && at < shape.size(), "no axis %d".formatted(at));
      result.add(shape.get((int) at));
    }
    return result;
  }

  /// `repeated-rows(x, n)`: every row becomes n equal ones.
  private static List<Dimension> repeatedRows(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() == 2, "a matrix");
    return List.of(shape.getFirst(), operands.dimension(1), shape.getLast());
  }

  /// `batch-of(inputs)`: how many examples there are.
  private static List<Dimension> batchOf(Operands operands) {
    Argument input = operands.get(0);
    while (input instanceof Argument.Sequence(var items) && !items.isEmpty()) {
      input = items.getFirst();
    }
    return List.of(Literals.shape(input).getFirst());
  }

  /// `keras-input(shape, batch_size, batch_shape, tensor)`: the batch, whose size is not known by
  /// default, in front.
  private static List<Dimension> input(Operands operands) {
    if (operands.isGiven(3)) {
      return operands.shape(3);
    }
    if (operands.isGiven(2)) {
      return operands.extents(2);
    }
    if (!operands.isGiven(0)) {
      throw new UnknownResultException("no shape");
    }
    List<Dimension> shape = new ArrayList<>();
    shape.add(operands.isGiven(1) ? operands.dimension(1) : Dimensions.dynamic());
    shape.addAll(operands.extents(0));
    return shape;
  }

  /// `normalized-axes(x, axes)`: the extents of one axis or of several.
  private static List<Dimension> normalizedAxes(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return operands.axes(1, shape.size()).stream().map(shape::get).toList();
  }

  /// `input-shape(arguments)`: the shape of a layer's input, which is its first argument.
  private static List<Dimension> inputShape(Operands operands) {
    List<Argument> arguments = operands.items(0);
    if (arguments.isEmpty() || !(arguments.getFirst() instanceof Argument.Tensor(var type))) {
      throw new UnknownResultException("no single input");
    }
    return Operands.shape(type);
  }

  /// `recurrent(x, units, sequences, time-major)`: the last output, or that of every step.
  private static List<Dimension> recurrent(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() == 3, "sequences of vectors");
    Dimension units = operands.dimension(1);
    if (operands.flag(2)) {
      return List.of(shape.get(0), shape.get(1), units);
    }
    return List.of(shape.get(operands.flag(3) ? 1 : 0), units);
  }

  /// `recurrent-image(image, x, sequences)`: as [#recurrent], of what one step gives.
  private static List<Dimension> recurrentImage(Operands operands) {
    List<Dimension> step = operands.extents(0);
    return operands.flag(2) ? Dimensions.inserted(step, 1, operands.shape(1).get(1)) : step;
  }

  /// `without-axis(x, axis)`.
  private static List<Dimension> withoutAxis(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return Dimensions.without(shape, operands.axis(1, shape.size()));
  }

  /// `axis-of(x, axis)`: the extent of one axis.
  private static List<Dimension> axisOf(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return List.of(shape.get(operands.axis(1, shape.size())));
  }

  /// `is-none(reduction)`: whether losses are left as they are.
  private static Argument isNone(Operands operands) {
    boolean none = !operands.isGiven(0) || operands.text(0).equals("none");
    return Defaults.word(String.valueOf(none));
  }

  /// `reduced-loss(reduction, x)`: one number, if there are losses that are brought together.
  private static List<Dimension> reducedLoss(Operands operands) {
    boolean empty = operands.shape(1).stream().anyMatch(extent -> Dimensions.is(extent, 0));
    if (empty || operands.text(0).equals("none")) {
      throw new UnknownResultException("losses that are left as they are");
    }
    return List.of();
  }

  /// `merge-factor(mode)`: how much longer two vectors become by merging them.
  private static Argument mergeFactor(Operands operands) {
    if (!operands.isGiven(0)) {
      throw new UnknownResultException("both are given back");
    }
    return Argument.integer(operands.text(0).equals("concat") ? 2 : 1);
  }

  /// `channels(format)`: where the channels are, as functions name it.
  private static Argument channels(Operands operands) {
    boolean first = operands.text(0, "channels_last").equals("channels_first");
    return Argument.dtype(first ? "NCHW" : "NHWC");
  }

  /// `merged(inputs)`: the inputs with each other; those of lower rank get axes behind the first.
  private static List<Dimension> merged(Operands operands) {
    List<List<Dimension>> shapes = operands.items(0).stream().map(Literals::shape).toList();
    require(!shapes.isEmpty(), "no inputs");
    int rank = shapes.getFirst().size();
    if (shapes.stream().anyMatch(shape -> shape.size() != rank)) {
      throw new UnknownResultException("inputs of several ranks");
    }
    return shapes.stream().reduce(Broadcasting::broadcast).orElseThrow();
  }

  /// `dotted(inputs, axes)`: without the axes along which the products are summed up.
  private static List<Dimension> dotted(Operands operands) {
    List<Argument> inputs = operands.items(0);
    require(inputs.size() == 2, "two inputs");
    List<Dimension> left = Literals.shape(inputs.getFirst());
    List<Dimension> right = Literals.shape(inputs.getLast());
    List<Dimension> axes = operands.extents(1);
    int first = Operands.axis(Dimensions.extent(axes.getFirst()), left.size());
    int second = Operands.axis(Dimensions.extent(axes.getLast()), right.size());
    require(first > 0 && second > 0, "the first axis stays");
    Dimensions.merge(left.get(first), right.get(second));
    List<Dimension> result =
        Dimensions.concat(Dimensions.without(left, first), rows(Dimensions.without(right, second)));
    return result.size() == 1 ? List.of(result.getFirst(), Dimensions.fixed(1)) : result;
  }

  /// `attended(inputs)` of queries and values: a value for each query.
  private static List<Dimension> attended(Operands operands) {
    List<Argument> inputs = operands.items(0);
    require(inputs.size() >= 2, "queries and values");
    List<Dimension> queries = Literals.shape(inputs.getFirst());
    Dimension depth = Literals.shape(inputs.get(1)).getLast();
    return Dimensions.with(queries, queries.size() - 1, depth);
  }

  /// `multi-attended(query, output_shape)`.
  private static List<Dimension> multiAttended(Operands operands) {
    List<Dimension> queries = operands.shape(0);
    return operands.isGiven(1)
        ? Dimensions.concat(Dimensions.butLast(queries, 1), operands.extents(1))
        : queries;
  }

  /// `einsum-layer(x, equation, output_shape)`: extents that the input does not tell are given.
  private static List<Dimension> einsum(Operands operands) {
    String equation = operands.text(1).replace(" ", "");
    if (equation.contains(".") || !equation.matches("\\w+,\\w+->\\w+")) {
      throw new UnknownResultException("an equation of another form");
    }
    String input = equation.substring(0, equation.indexOf(','));
    String output = equation.substring(equation.indexOf('>') + 1);
    List<Dimension> shape = operands.shape(0);
    List<Dimension> given = operands.extents(2);
    require(shape.size() == input.length(), "an input of other rank");
    require(given.size() < output.length(), "a shape without the batch");
    List<Dimension> result = new ArrayList<>();
    int from = output.length() - given.size();
    for (int i = 0; i < output.length(); i++) {
      int at = input.indexOf(output.charAt(i));
      boolean open = i < from || given.get(i - from) instanceof Dimension.Dynamic;
      require(!open || at >= 0, "an extent that nothing tells");
      result.add(open ? shape.get(at) : given.get(i - from));
    }
    return result;
  }
}
