package dev.graphlift.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the constants of an enum as lower-case words, and lists them for help and completion.
final class Keywords<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final List<E> constants;

  Keywords(Class<E> type) {
    this.constants = Stream.of(type.getEnumConstants()).toList();
  }

  @Override
  public E convert(String word) {
    return constants.stream()
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected one of " + String.join(", ", words())));
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  /// The word of a constant.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<String> words() {
    return constants.stream().map(Keywords::word).toList();
  }
}
