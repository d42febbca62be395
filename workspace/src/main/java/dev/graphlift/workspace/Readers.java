package dev.graphlift.workspace;

import dev.graphlift.workspace.globs.GlobSyntaxException;
import dev.graphlift.workspace.globs.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How each kind of setting is read from TOML.
final class Readers {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(B|KB|MB|GB|KiB|MiB|GiB)?");
  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,9})(\\.\\d{1,9}){0,2}((a|b|rc|\\.dev)\\d{0,9})?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B",
          1L,
          "KB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L,
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30);

  private Readers() {}

  static Optional<String> text(ConfigurationValue value, Complaints complaints) {
    if (value instanceof ConfigurationValue.Text(String text, _)) {
      return Optional.of(text);
    }
    complaints.add(value, "expected a string, found " + value.what());
    return Optional.empty();
  }

  static Optional<Boolean> flag(ConfigurationValue value, Complaints complaints) {
    if (value instanceof ConfigurationValue.Flag(boolean on, _)) {
      return Optional.of(on);
    }
    complaints.add(value, "expected `true` or `false`, found " + value.what());
    return Optional.empty();
  }

  static Optional<Integer> count(ConfigurationValue value, Complaints complaints) {
    if (value instanceof ConfigurationValue.Whole(long number, _)
        && number >= 1
        && number <= 1024) {
      return Optional.of((int) number);
    }
    complaints.add(value, "expected a number from 1 to 1024");
    return Optional.empty();
  }

  static Optional<Long> size(ConfigurationValue value, Complaints complaints) {
    if (value instanceof ConfigurationValue.Whole(long bytes, _) && bytes > 0) {
      return Optional.of(bytes);
    }
    if (value instanceof ConfigurationValue.Text(String text, _)) {
      Matcher size = SIZE.matcher(text.strip());
      if (size.matches()) {
        long unit = size.group(2) == null ? 1 : UNITS.getOrDefault(size.group(2), 1L);
        return Optional.of(Math.multiplyExact(Long.parseLong(size.group(1)), unit));
      }
    }
    complaints.add(value, "expected a size, as in `\"8 MiB\"` or a number of bytes");
    return Optional.empty();
  }

  static <E extends Enum<E>> Option.Reader<E> choice(Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    List<String> names = values.stream().map(Readers::name).toList();
    return (value, complaints) -> {
      Optional<String> text = text(value, complaints);
      Optional<E> chosen =
          text.map(names::indexOf).filter(index -> index >= 0).map(index -> values.get(index));
      if (text.isPresent() && chosen.isEmpty()) {
        complaints.add(value, "`%s` is none of %s".formatted(text.get(), quoted(names)));
      }
      return chosen;
    };
  }

  static <T> Option.Reader<List<T>> list(Option.Reader<T> item) {
    return (value, complaints) -> {
      if (!(value instanceof ConfigurationValue.Items(List<ConfigurationValue> items, _))) {
        complaints.add(value, "expected a list, found " + value.what());
        return Optional.empty();
      }
      List<T> read = new ArrayList<>();
      items.forEach(element -> item.read(element, complaints).ifPresent(read::add));
      return Optional.of(read);
    };
  }

  static Optional<PathPattern> pattern(ConfigurationValue value, Complaints complaints) {
    return text(value, complaints).flatMap(text -> pattern(text, value, complaints));
  }

  static Optional<String> rule(ConfigurationValue value, Complaints complaints) {
    Optional<String> text = text(value, complaints);
    if (text.isPresent() && !text.get().equals("ALL") && !complaints.rules().contains(text.get())) {
      String hint = Spelling.hint(text.get(), complaints.rules());
      complaints.add(value, "no rule is called `%s`%s".formatted(text.get(), hint));
      return Optional.empty();
    }
    return text;
  }

  static Optional<String> release(ConfigurationValue value, Complaints complaints) {
    if (!(value instanceof ConfigurationValue.Text(String text, _))) {
      complaints.add(value, "expected a string, as in `\"2.16\"`, found " + value.what());
      return Optional.empty();
    }
    Matcher release = RELEASE.matcher(text);
    if (!release.matches()) {
      complaints.add(value, "expected a release of TensorFlow, as in `\"2.16\"`");
      return Optional.empty();
    }
    if (Integer.parseInt(release.group(1)) != 2) {
      complaints.add(value, "only releases of TensorFlow 2 are known");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  static Optional<List<Settings.PerFileIgnore>> perFile(
      ConfigurationValue value, Complaints complaints) {
    if (!(value instanceof ConfigurationValue.Table table)) {
      complaints.add(value, "expected a table from patterns to rules, found " + value.what());
      return Optional.empty();
    }
    List<Settings.PerFileIgnore> read = new ArrayList<>();
    table
        .entries()
        .forEach((key, entry) -> {
          Optional<PathPattern> pattern = pattern(key, entry.value(), complaints);
          Optional<List<String>> rules = list(Readers::rule).read(entry.value(), complaints);
          if (pattern.isPresent() && rules.isPresent()) {
            read.add(new Settings.PerFileIgnore(pattern.get(), rules.get()));
          }
        });
    return Optional.of(read);
  }

  /// The name of a constant as users write it.
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<PathPattern> pattern(
      String text, ConfigurationValue at, Complaints complaints) {
    try {
      return Optional.of(PathPattern.of(text));
    } catch (GlobSyntaxException broken) {
      complaints.add(at, "invalid pattern `%s`: %s".formatted(text, broken.getMessage()));
      return Optional.empty();
    }
  }

  private static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }
}
