package dev.graphlift.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The kinds of options our verbs have, declared and read.
final class Options {
  private Options() {}

  /// An option without a value.
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).description(description).build();
  }

  /// An option with one of the constants of an enum, in lower case.
  static <E extends Enum<E>> OptionSpec keyword(
      Class<E> type, String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .type(type)
        .converters(new Keywords<>(type))
        .completionCandidates(new Keywords<>(type))
        .description(description + ": ${COMPLETION-CANDIDATES}.")
        .build();
  }

  /// An option with any text.
  static OptionSpec text(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /// An option with several texts, given one after another or separated by commas.
  static OptionSpec texts(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .description(description)
        .build();
  }

  /// An option with a file or folder.
  static OptionSpec.Builder path(String label, String description, String... names) {
    return OptionSpec.builder(names).paramLabel(label).type(Path.class).description(description);
  }

  /// An option with a file that may be given several times.
  static OptionSpec files(String label, String description, String name) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(Path.class)
        .description(description)
        .build();
  }

  /// The files or folders a verb is about.
  static PositionalParamSpec paths(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity(arity)
        .required(!arity.startsWith("0"))
        .type(List.class)
        .auxiliaryTypes(Path.class)
        .description(description)
        .build();
  }

  /// The value of an option, if it was given.
  static <T> Optional<T> given(ParseResult parsed, String option) {
    return parsed.hasMatchedOption(option)
        ? Optional.of(parsed.matchedOption(option).getValue())
        : Optional.empty();
  }
}
