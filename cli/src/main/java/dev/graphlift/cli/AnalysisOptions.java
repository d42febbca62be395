package dev.graphlift.cli;

import dev.graphlift.cli.Request.Extent;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ResearchTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// The options of every verb that analyses projects.
final class AnalysisOptions {
  private static final int MOST_JOBS = 1000;

  private AnalysisOptions() {}

  /// Adds the options to a command.
  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(Options.keyword(Profile.class, "PROFILE", "Which rules decide", "--profile"))
        .addOption(Options.texts("RULE", "Report only these rules.", "--select"))
        .addOption(Options.texts("RULE", "Do not report these rules.", "--ignore"))
        .addOption(Options.texts("PATTERN", "Leave these files and folders out.", "--exclude"))
        .addOption(
            Options.flag(
                "Leave files out that are excluded even where they are named.", "--force-exclude"))
        .addOption(
            OptionSpec.builder("--config")
                .paramLabel("KEY=VALUE|FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "Set one option of the configuration, stronger than its files; or use this"
                        + " configuration file.")
                .build())
        .addOption(Options.flag("Read no configuration file.", "--isolated"))
        .addOption(
            Options.text(
                "VERSION",
                "Assume this TensorFlow release, whatever the project asks for.",
                "--tensorflow"))
        .addOption(
            Options.flag(
                "Infer an input_signature where a function can have one.", "--infer-signatures"))
        .addOption(
            OptionSpec.builder("-j", "--jobs")
                .paramLabel("N")
                .type(Integer.class)
                .converters((ITypeConverter<Integer>) AnalysisOptions::jobs)
                .description("Use this many threads; by default as many as there are cores.")
                .build())
        .addOption(Options.flag("Show no progress bar.", "--no-progress"));
  }

  /// Reads them into a request for the given paths.
  static Request request(ParseResult parsed, Path directory, List<Path> paths, Extent extent) {
    return new Request(
        directory,
        paths,
        extent,
        Optional.empty(),
        overrides(parsed),
        configuration(parsed, directory),
        parsed.hasMatchedOption("--infer-signatures")
            ? InputSignatures.INFER
            : InputSignatures.LEAVE_OUT,
        ResearchTables.Wanted.NOTHING,
        new Request.Reuse.Never(),
        Optional.empty());
  }

  /// The options that stand for a key of the configuration, as settings of that key.
  private static List<String> overrides(ParseResult parsed) {
    List<String> overrides = new ArrayList<>(settings(parsed));
    Options.<Profile>given(parsed, "--profile")
        .ifPresent(profile -> overrides.add("profile=" + quoted(Keywords.word(profile))));
    Options.<List<String>>given(parsed, "--select")
        .ifPresent(rules -> overrides.add("select=" + quoted(rules)));
    Options.<List<String>>given(parsed, "--ignore")
        .ifPresent(rules -> overrides.add("ignore=" + quoted(rules)));
    Options.<List<String>>given(parsed, "--exclude")
        .ifPresent(patterns -> overrides.add("extend-exclude=" + quoted(patterns)));
    if (parsed.hasMatchedOption("--force-exclude")) {
      overrides.add("force-exclude=true");
    }
    Options.<String>given(parsed, "--tensorflow")
        .ifPresent(release -> overrides.add("tensorflow=" + quoted(release)));
    Options.<Integer>given(parsed, "--jobs").ifPresent(jobs -> overrides.add("jobs=" + jobs));
    return overrides;
  }

  private static List<String> settings(ParseResult parsed) {
    return config(parsed).stream().filter(text -> text.contains("=")).toList();
  }

  private static ConfigurationSource configuration(ParseResult parsed, Path directory) {
    if (parsed.hasMatchedOption("--isolated")) {
      return new ConfigurationSource.Isolated();
    }
    Optional<String> file =
        config(parsed).stream().filter(text -> !text.contains("=")).reduce((_, last) -> last);
    return file.isPresent()
        ? new ConfigurationSource.File(directory.resolve(file.get()))
        : new ConfigurationSource.Closest();
  }

  private static List<String> config(ParseResult parsed) {
    return parsed.matchedOptionValue("--config", List.of());
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(AnalysisOptions::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /// A text as a basic string of TOML.
  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(c ->
            c == '"' || c == '\\' || c < ' ' || c == 0x7F
                ? "\\U%08X".formatted(c)
                : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static Integer jobs(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int jobs = Integer.parseInt(text);
      if (jobs >= 1 && jobs <= MOST_JOBS) {
        return jobs;
      }
    }
    throw new TypeConversionException("expected a number from 1 to " + MOST_JOBS);
  }
}
