package dev.graphlift.workspace.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Tells values that differ by rounding from values that differ.
///
/// A graph may add in another order than eager code, so equal is not the same bit for bit. How much
/// is allowed goes by the element type and by the size of the whole array: an element near zero
/// among large ones carries the rounding of the large ones.
///
/// @param factor how many times the rounding of one step may have grown
record Closeness(double factor) {
  /// For what the first calls return.
  static final Closeness STEP = new Closeness(1);

  /// For variables after the run: an optimizer makes small differences larger with every step.
  static final Closeness RUN = new Closeness(20);

  private static final double TEXT_RELATIVE = 2e-3;
  private static final double TEXT_ABSOLUTE = 2e-4;
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|\\bnan\\b|\\binf\\b",
          Pattern.CASE_INSENSITIVE);

  /// Says how two values differ.
  Optional<String> difference(Value before, Value after) {
    return switch (before) {
      case Value.Numbers one when after instanceof Value.Numbers other -> numbers(one, other);
      case Value.Raised one when after instanceof Value.Raised other ->
          one.type().equals(other.type()) ? Optional.empty() : Optional.of(words(one, other));
      case Value.Opaque _ when after instanceof Value.Opaque -> Optional.empty();
      case Value.Numbers _, Value.Raised _, Value.Opaque _, Value.Text _ ->
          before.equals(after) ? Optional.empty() : Optional.of(words(before, after));
    };
  }

  private Optional<String> numbers(Value.Numbers one, Value.Numbers other) {
    boolean isPlain = one.dtype().equals("python") || other.dtype().equals("python");
    if (!isPlain && !one.dtype().equals(other.dtype())) {
      return Optional.of("element type %s, then %s".formatted(one.dtype(), other.dtype()));
    }
    if (!one.shape().equals(other.shape())) {
      return Optional.of("shape (%s), then (%s)".formatted(one.shape(), other.shape()));
    }
    double relative = factor * (isPlain ? rounding("float32") : rounding(one.dtype()));
    if (relative == 0 && one.checksum().equals(other.checksum())) {
      return Optional.empty();
    }
    double typical = one.norm() / Math.sqrt(Math.max(1.0, (double) one.size()));
    for (int i = 0; i < Math.min(one.sample().size(), other.sample().size()); i++) {
      double left = one.sample().get(i);
      double right = other.sample().get(i);
      if (!isClose(left, right, relative, relative * typical)) {
        return Optional.of("%s, then %s".formatted(shown(left), shown(right)));
      }
    }
    boolean isSame =
        relative == 0
            ? one.sample().size() == one.size()
            : isClose(one.norm(), other.norm(), relative, 0);
    return isSame
        ? Optional.empty()
        : Optional.of("norm %s, then %s".formatted(shown(one.norm()), shown(other.norm())));
  }

  /// The difference that one step of computing in an element type may make, relatively.
  private static double rounding(String dtype) {
    return switch (dtype) {
      case "float16", "bfloat16" -> 1e-2;
      case "float64", "complex128" -> 1e-9;
      // Integers, booleans and the like are exact.
      default -> dtype.startsWith("float") || dtype.startsWith("complex") ? 1e-4 : 0;
    };
  }

  private static boolean isClose(double one, double other, double relative, double absolute) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Double.isNaN(one) && Double.isNaN(other);
    }
    return one == other
        || Math.abs(one - other) <= absolute + relative * Math.max(Math.abs(one), Math.abs(other));
  }

  /// Whether two printed lines say the same: equal text, and numbers that round to the same.
  static boolean alike(String before, String after) {
    if (before.equals(after)) {
      return true;
    }
    List<Double> left = numbers(before);
    List<Double> right = numbers(after);
    if (!withoutNumbers(before).equals(withoutNumbers(after))) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!isClose(left.get(i), right.get(i), TEXT_RELATIVE, TEXT_ABSOLUTE)) {
        return false;
      }
    }
    return true;
  }

  /// A line with a sign in place of every number.
  static String withoutNumbers(String line) {
    return NUMBER.matcher(line).replaceAll("#");
  }

  private static List<Double> numbers(String line) {
    return NUMBER
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .map(text -> RecordFile.real(text.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static String words(Value before, Value after) {
    return "%s, then %s".formatted(words(before), words(after));
  }

  private static String words(Value value) {
    return switch (value) {
      case Value.Numbers(var dtype, var shape, _, _, _, _) ->
          "an array %s(%s)".formatted(dtype, shape);
      case Value.Text(var text) -> text;
      case Value.Opaque(var type) -> "an object of type " + type;
      case Value.Raised(var type, _) -> "raises " + type;
    };
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.6g", number);
  }
}
