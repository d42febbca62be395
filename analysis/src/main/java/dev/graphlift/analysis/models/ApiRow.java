package dev.graphlift.analysis.models;

import dev.graphlift.analysis.models.ApiParameter.Passing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One line of a generated table: what a library's own declarations say of a name.
///
/// @param derived the result as the library declares it
/// @param releases the releases in which this holds
record ApiRow(
    String name,
    Kind kind,
    List<ApiParameter> parameters,
    List<String> bases,
    Optional<Returns> derived,
    List<String> releases) {

  /// Reads the fields name, kind, releases (`-` for all), parameters, bases, result.
  static ApiRow of(String[] fields, List<String> releases) {
    return new ApiRow(
        fields[0],
        kind(fields[1]),
        parameters(fields[3]),
        fields[4].isEmpty() ? List.of() : List.of(fields[4].split(" ")),
        fields[5].isEmpty() ? Optional.empty() : Optional.of(ValueParser.parse(fields[5])),
        fields[2].equals("-")
            ? releases
            : Arrays.stream(fields[2].split(","))
                .map(index -> releases.get(Integer.parseInt(index)))
                .toList());
  }

  private static Kind kind(String letter) {
    return switch (letter) {
      case "M" -> Kind.MODULE;
      case "F" -> Kind.FUNCTION;
      case "C" -> Kind.CLASS;
      case "m" -> Kind.METHOD;
      case "s" -> Kind.STATIC_METHOD;
      case "c" -> Kind.CLASS_METHOD;
      case "p" -> Kind.PROPERTY;
      case "D" -> Kind.DTYPE;
      case "K" -> Kind.CONSTANT;
      default -> throw new ModelSyntaxException("unknown kind `" + letter + "`");
    };
  }

  /// Reads a signature: parameters between `|`, in Python's notation, with `/` and `*` between.
  static List<ApiParameter> parameters(String text) {
    List<ApiParameter> parameters = new ArrayList<>();
    Passing passing = Passing.POSITIONAL;
    for (String part : text.isEmpty() ? new String[0] : text.split("\\|", -1)) {
      if (part.equals("/")) {
        parameters.replaceAll(before -> with(before, Passing.POSITIONAL_ONLY));
      } else if (part.equals("*")) {
        passing = Passing.KEYWORD_ONLY;
      } else if (part.startsWith("**")) {
        parameters.add(new ApiParameter(part.substring(2), Passing.KEYWORD_REST, Optional.empty()));
      } else if (part.startsWith("*")) {
        parameters.add(new ApiParameter(part.substring(1), Passing.REST, Optional.empty()));
        passing = Passing.KEYWORD_ONLY;
      } else {
        parameters.add(plain(part, passing));
      }
    }
    return parameters;
  }

  private static ApiParameter plain(String part, Passing passing) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new ApiParameter(part, passing, Optional.empty())
        : new ApiParameter(
            part.substring(0, equals), passing, Optional.of(part.substring(equals + 1)));
  }

  private static ApiParameter with(ApiParameter parameter, Passing passing) {
    return new ApiParameter(parameter.name(), passing, parameter.defaultValue());
  }
}
