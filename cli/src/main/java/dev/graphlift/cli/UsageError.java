package dev.graphlift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Puts into words why a command line makes no sense, and what to try instead.
final class UsageError {
  private UsageError() {}

  /// The lines to print.
  static List<String> lines(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> lines = new ArrayList<>();
    lines.add("error: " + Printable.text(message(e)));
    if (e instanceof UnmatchedArgumentException u) {
      tip(u.getUnmatched().getFirst(), spec)
          .ifPresent(word -> lines.add("  tip: did you mean `%s`?".formatted(word)));
    }
    lines.add("");
    lines.add("For more, try `%s --help`.".formatted(spec.qualifiedName()));
    return lines;
  }

  private static String message(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException u -> unmatched(u);
      case OverwrittenOptionException o -> name(o.getOverwritten()) + " may be given only once";
      case MissingParameterException m when !m.getMissing().isEmpty() ->
          name(m.getMissing().getFirst()) + (isWithoutValue(m) ? needs(m) : " is missing");
      default -> invalid(e);
    };
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    if (isOption(word)) {
      return "unknown option `%s`".formatted(word);
    }
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return spec.subcommands().isEmpty()
        ? "unexpected argument `%s`".formatted(word)
        : "unknown command `%s`".formatted(word);
  }

  /// The parser's own message in our style: the value in front, lower case, backticks.
  private static String invalid(ParameterException e) {
    String message = String.valueOf(e.getMessage());
    Optional<ArgSpec> argument = Optional.ofNullable(e.getArgSpec());
    Optional<String> value = Optional.ofNullable(e.getValue());
    int detail = message.indexOf(": ");
    if (argument.isPresent() && value.isPresent() && detail >= 0) {
      return "invalid value `%s` for %s: %s"
          .formatted(value.get(), name(argument.get()), message.substring(detail + 2));
    }
    return message.substring(0, 1).toLowerCase(Locale.ROOT)
        + message.substring(1).replace('\'', '`');
  }

  /// The parser has one type for an option that is missing and one that stands alone.
  private static boolean isWithoutValue(MissingParameterException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("parameter for option") || message.contains("requires at least");
  }

  private static String needs(MissingParameterException e) {
    int values = e.getMissing().getFirst().arity().min();
    return values > 1 ? " needs %d values".formatted(values) : " needs a value";
  }

  private static Optional<String> tip(String word, CommandSpec spec) {
    if (isOption(word)) {
      String name = word.replaceFirst("=.*", "");
      return Suggestion.closest(name, spec.optionsMap().keySet());
    }
    return Suggestion.closest(word, spec.subcommands().keySet());
  }

  private static boolean isOption(String word) {
    return word.startsWith("-");
  }

  private static String name(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option ->
          "`%s`".formatted(Stream.of(option.names()).reduce((_, longest) -> longest).orElseThrow());
      default -> argument.paramLabel();
    };
  }
}
