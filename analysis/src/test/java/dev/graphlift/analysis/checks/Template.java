package dev.graphlift.analysis.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Draws one call from a line that describes many, such as `math.add($f(A,b), $f(b))`.
final class Template {
  private static final List<Integer> EXTENTS = List.of(2, 3, 1, 4, 2, 3, 5, 0);

  private final String text;
  private final Random random;
  private final Map<Character, Integer> extents = new HashMap<>();
  private final int leading;
  private int position;

  private Template(String text, Random random) {
    this.text = text;
    this.random = random;
    this.leading = random.nextInt(3);
  }

  /// The names that a line is about, each with the rest of the line.
  static List<String> alternatives(String line) {
    int open = line.indexOf('{');
    int bracket = line.indexOf('(');
    if (open < 0 || open > bracket) {
      return List.of(line);
    }
    int close = line.indexOf('}');
    List<String> lines = new ArrayList<>();
    for (String name : line.substring(open + 1, close).split(",", -1)) {
      lines.add(line.substring(0, open) + name.strip() + line.substring(close + 1));
    }
    return lines;
  }

  static String draw(String line, Random random) {
    return new Template(choose(line, random), random).fill();
  }

  /// One of the texts between `<` and `>`, where such brackets do not compare.
  private static String choose(String line, Random random) {
    String text = line;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
      int close = text.indexOf('>', open);
      if (close > open && text.substring(open, close).contains("|")) {
        String[] options = text.substring(open + 1, close).split("\\|", -1);
        String chosen = options[random.nextInt(options.length)];
        text = text.substring(0, open) + chosen + text.substring(close + 1);
      }
    }
    return text;
  }

  private String fill() {
    StringBuilder result = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '$') {
        result.append(value());
      } else if (c == '#') {
        result.append(extent(text.charAt(position++)));
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private String value() {
    char kind = text.charAt(position++);
    List<Integer> shape = shape();
    return switch (kind) {
      case 'f' -> floats(shape);
      case 'i' -> integers(shape);
      case 'b' -> "tf.ones(%s, tf.bool)".formatted(tuple(shape));
      case 's' -> "tf.fill(%s, 'ab')".formatted(tuple(shape));
      case 'c' -> "tf.ones(%s, tf.complex64)".formatted(tuple(shape));
      case 'n' -> random.nextInt(3) == 0 ? integers(shape) : floats(shape);
      case 'a' -> array(shape);
      default -> any(shape);
    };
  }

  private List<Integer> shape() {
    List<Integer> shape = new ArrayList<>();
    if (position >= text.length() || text.charAt(position) != '(') {
      return shape;
    }
    int close = text.indexOf(')', position);
    for (String part : text.substring(position + 1, close).split(",", -1)) {
      if (part.equals("..")) {
        IntStream.range(0, leading).forEach(i -> shape.add(2 + i));
      } else if (part.matches("\\d+")) {
        shape.add(Integer.parseInt(part));
      } else if (!part.isEmpty()) {
        shape.add(extent(part.charAt(0)));
      }
    }
    position = close + 1;
    // Now and then the shape is another one, which the library may refuse.
    if (!shape.isEmpty() && random.nextInt(12) == 0) {
      shape.set(random.nextInt(shape.size()), EXTENTS.get(random.nextInt(EXTENTS.size())));
    }
    return shape;
  }

  private int extent(char letter) {
    char key = Character.toLowerCase(letter);
    int drawn = extents.computeIfAbsent(key, _ -> EXTENTS.get(random.nextInt(EXTENTS.size())));
    return Character.isUpperCase(letter) && random.nextInt(3) == 0 ? 1 : drawn;
  }

  private String floats(List<Integer> shape) {
    return switch (random.nextInt(8)) {
      case 0 -> "np.ones(%s, np.float32)".formatted(tuple(shape));
      case 1 -> "tf.Variable(tf.ones(%s))".formatted(tuple(shape));
      case 2 -> "tf.ones(%s, dtype=\"float32\")".formatted(list(shape));
      default -> "tf.ones(%s)".formatted(tuple(shape));
    };
  }

  private String integers(List<Integer> shape) {
    return switch (random.nextInt(6)) {
      case 0 -> "np.ones(%s, np.int32)".formatted(tuple(shape));
      case 1 -> "tf.ones(%s, tf.int64)".formatted(tuple(shape));
      default -> "tf.ones(%s, dtype=tf.int32)".formatted(tuple(shape));
    };
  }

  private String array(List<Integer> shape) {
    List<String> dtypes =
        List.of("np.float32", "np.int64", "np.int32", "float", "bool", "np.uint8", "\"float64\"");
    return random.nextInt(2) == 0
        ? "np.ones(%s)".formatted(tuple(shape))
        : "np.ones(%s, %s)".formatted(tuple(shape), dtypes.get(random.nextInt(dtypes.size())));
  }

  private String any(List<Integer> shape) {
    return switch (random.nextInt(8)) {
      case 0 -> nested(shape, "1");
      case 1 -> nested(shape, "1.5");
      case 2 -> "np.ones(%s)".formatted(tuple(shape));
      case 3 -> integers(shape);
      case 4 -> "tf.ones(%s, tf.float64)".formatted(tuple(shape));
      default -> floats(shape);
    };
  }

  private static String nested(List<Integer> shape, String leaf) {
    if (shape.isEmpty()) {
      return leaf;
    }
    String inner = nested(shape.subList(1, shape.size()), leaf);
    return "[" + String.join(", ", java.util.Collections.nCopies(shape.getFirst(), inner)) + "]";
  }

  private static String tuple(List<Integer> shape) {
    String inner = String.join(", ", shape.stream().map(String::valueOf).toList());
    return shape.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  private static String list(List<Integer> shape) {
    return "[" + String.join(", ", shape.stream().map(String::valueOf).toList()) + "]";
  }
}
