package dev.graphlift.workspace;

import dev.graphlift.refactor.SmallFunctions;
import java.util.List;
import java.util.Optional;

/// The table of all configuration keys, in the order they are documented.
final class Options {
  static final List<Option> ALL =
      List.of(
          new Option(
              "src",
              "list of folders",
              "found, see [project layout](project-layout.md)",
              """
              The folders that imports are looked up in, beside the project's own folder and `src`. Paths
              count from the folder of the configuration file.
              """,
              """
              src = ["src", "tools"]
              """,
              Schemas.STRINGS,
              Option.store(Readers.list(Readers::text), (draft, src) -> draft.src = src)),
          new Option(
              "exclude",
              "list of patterns",
              "the list below",
              """
              Files and folders that are not read. A pattern without `/` is compared with names at any
              depth, one with `/` with the path from the folder of the configuration file. `*`, `?` and
              `[…]` stay within a name, `**` crosses folders, `{a,b}` stands for either. Setting the key
              replaces the default list; `extend-exclude` adds to it.
              """,
              """
              exclude = [".venv", "build", "experiments/old", "**/generated_*.py"]
              """,
              Schemas.STRINGS,
              Option.store(
                  Readers.list(Readers::pattern), (draft, patterns) -> draft.exclude = patterns)),
          new Option(
              "extend-exclude",
              "list of patterns",
              "`[]`",
              """
              Files and folders that are not read, beside those of `exclude`.
              """,
              """
              extend-exclude = ["third_party"]
              """,
              Schemas.STRINGS,
              Option.store(
                  Readers.list(Readers::pattern),
                  (draft, patterns) -> draft.extendExclude = patterns)),
          new Option(
              "force-exclude",
              "`true` or `false`",
              "`false`",
              """
              Whether the excludes and `.gitignore` files hold for files that are named on the command line
              as well. Hooks that pass file names want `true`.
              """,
              """
              force-exclude = true
              """,
              Schemas.FLAG,
              Option.store(Readers::flag, (draft, on) -> draft.forceExclude = on)),
          new Option(
              "respect-gitignore",
              "`true` or `false`",
              "`true`",
              """
              Whether files that git ignores are left out: `.gitignore` files in the project and above it in
              the same repository, and the repository's `info/exclude`.
              """,
              """
              respect-gitignore = false
              """,
              Schemas.FLAG,
              Option.store(Readers::flag, (draft, on) -> draft.respectGitignore = on)),
          new Option(
              "max-file-size",
              "size as a number of bytes or a string with a unit",
              "`\"8 MiB\"`",
              """
              The largest file to read. A larger one is reported and left out.
              """,
              """
              max-file-size = "20 MiB"
              """,
              Schemas.SIZE,
              Option.store(Readers::size, (draft, size) -> draft.maxFileSize = size)),
          new Option(
              "profile",
              "`\"default\"`, `\"reference\"` or `\"paper\"`",
              "`\"default\"`",
              """
              Which rules decide: Graphlift's own, or those of the tool it is compared with.
              """,
              """
              profile = "reference"
              """,
              Schemas.oneOf(Profile.class),
              Option.store(
                  Readers.choice(Profile.class), (draft, profile) -> draft.profile = profile)),
          new Option(
              "select",
              "list of rules",
              "`[\"ALL\"]`",
              """
              The rules to apply; `"ALL"` stands for every rule.
              """,
              """
              select = ["ALL"]
              """,
              Schemas.STRINGS,
              Option.store(Readers.list(Readers::rule), (draft, rules) -> draft.select = rules)),
          new Option(
              "ignore",
              "list of rules",
              "`[]`",
              """
              Rules not to apply, out of those selected.
              """,
              """
              ignore = []
              """,
              Schemas.STRINGS,
              Option.store(Readers.list(Readers::rule), (draft, rules) -> draft.ignore = rules)),
          new Option(
              "per-file-ignores",
              "table from patterns to lists of rules",
              "`{}`",
              """
              Rules not to apply in some files. The patterns are those of `exclude`.
              """,
              """
              per-file-ignores = { "tests/**" = ["ALL"] }
              """,
              Schemas.TABLE,
              Option.store(Readers::perFile, (draft, ignores) -> draft.perFileIgnores = ignores)),
          new Option(
              "small-functions",
              "`\"leave-eager\"` or `\"decorate\"`",
              "`\"leave-eager\"`",
              """
              What becomes of functions that compute less than a call into a graph costs, in a program that
              is seen to run something much larger again and again: [which functions get the
              decorator](fixes.md#which-functions-get-the-decorator).
              """,
              """
              small-functions = "decorate"
              """,
              Schemas.oneOf(SmallFunctions.class),
              Option.store(
                  Readers.choice(SmallFunctions.class),
                  (draft, small) -> draft.smallFunctions = small)),
          new Option(
              "clues",
              "list of `\"type-hints\"`, `\"names\"` and `\"tests\"`",
              "all of them",
              """
              What tells, beside the calls of the program, that functions receive tensors: annotations of
              parameters, names and places of functions, and tests, which are run as if something called
              them. The first two are asked in the profiles `"reference"` and `"paper"` alone.
              """,
              """
              clues = ["type-hints", "tests"]
              """,
              Schemas.listOf(Clue.class),
              Option.store(
                  Readers.list(Readers.choice(Clue.class)), (draft, clues) -> draft.clues = clues)),
          new Option(
              "tensorflow",
              "string",
              "found in the project's requirements",
              """
              The release of TensorFlow the project runs on. Write it as a string: the number `2.10` is `2.1`.
              """,
              """
              tensorflow = "2.16"
              """,
              Schemas.STRING,
              Option.store(
                  Readers::release, (draft, release) -> draft.tensorflow = Optional.of(release))),
          new Option(
              "output-format",
              "a format of `graphlift check --output-format`",
              "`\"full\"`",
              """
              How results are written.
              """,
              """
              output-format = "concise"
              """,
              Schemas.oneOf(OutputFormat.class),
              Option.store(
                  Readers.choice(OutputFormat.class),
                  (draft, format) -> draft.outputFormat = format)),
          new Option(
              "baseline",
              "file",
              "none",
              """
              The file of findings that are known and not reported, which `--write-baseline` wrote: see
              [baselines](baselines.md). Its path counts from the folder of the configuration file.
              """,
              """
              baseline = "graphlift-baseline.txt"
              """,
              Schemas.STRING,
              Option.store(Readers::text, (draft, file) -> draft.baseline = Optional.of(file))),
          new Option(
              "jobs",
              "number from 1 to 1024",
              "the number of processors",
              """
              The number of threads that read and analyse.
              """,
              """
              jobs = 4
              """,
              Schemas.COUNT,
              Option.store(Readers::count, (draft, jobs) -> draft.jobs = jobs)));

  private Options() {}

  static Optional<Option> find(String key) {
    return ALL.stream().filter(option -> option.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return ALL.stream().map(Option::key).toList();
  }
}
