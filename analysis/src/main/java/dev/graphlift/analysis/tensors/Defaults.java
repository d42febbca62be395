package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Atom;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Defaults of parameters and words of rules, written as in Python.
public final class Defaults {
  private static final Pattern INTEGER = Pattern.compile("-?\\d+");
  private static final Pattern FLOAT = Pattern.compile("-?\\d+\\.\\d*(e-?\\d+)?|-?\\d+e-?\\d+");
  private static final Pattern STRING = Pattern.compile("'[^'\\\\]*'");

  private Defaults() {}

  /// The value of a word in a rule.
  static Argument word(String text) {
    return switch (text) {
      case "true" -> truth(true);
      case "false" -> truth(false);
      case "none" -> new Argument.None();
      default -> Argument.dtype(text);
    };
  }

  /// The value of a default as Python source text; unknown where it is none of the simple forms.
  public static Argument of(String source) {
    if (INTEGER.matcher(source).matches()) {
      return new Argument.Numeral(Atom.ScalarKind.INTEGER, Optional.of(new BigInteger(source)));
    }
    if (FLOAT.matcher(source).matches()) {
      return new Argument.Numeral(Atom.ScalarKind.FLOAT, Optional.of(Double.parseDouble(source)));
    }
    if (STRING.matcher(source).matches()) {
      return new Argument.Text(Optional.of(source.substring(1, source.length() - 1)));
    }
    return switch (source) {
      case "True" -> truth(true);
      case "False" -> truth(false);
      case "None", "..." -> new Argument.None();
      case "float", "int", "bool", "complex" -> new Argument.Named(source);
      default -> other(source);
    };
  }

  private static Argument other(String source) {
    if (source.startsWith("tf.")) {
      return new Argument.Named(source);
    }
    boolean brackets =
        (source.startsWith("[") && source.endsWith("]"))
            || (source.startsWith("(") && source.endsWith(")"));
    if (!brackets || source.substring(1, source.length() - 1).matches(".*[\\[(].*")) {
      return new Argument.Unknown();
    }
    List<Argument> items = new ArrayList<>();
    for (String item : source.substring(1, source.length() - 1).split(",", -1)) {
      if (!item.isBlank()) {
        items.add(of(item.strip()));
      }
    }
    return new Argument.Sequence(items);
  }

  private static Argument truth(boolean value) {
    return new Argument.Numeral(Atom.ScalarKind.BOOLEAN, Optional.of(value));
  }
}
