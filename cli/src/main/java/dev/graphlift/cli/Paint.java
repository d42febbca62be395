package dev.graphlift.cli;

/// Puts colour on words, or leaves them plain.
enum Paint {
  PLAIN,
  COLOURED;

  /// What a colour stands for.
  enum Role {
    HEADING("1"),
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    PLACE("1;34"),
    GOOD("1;32"),
    DIM("2");

    private final String codes;

    Role(String codes) {
      this.codes = codes;
    }
  }

  /// The text in the colour of its role.
  String paint(Role role, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> text.isEmpty() ? text : "\033[" + role.codes + "m" + text + "\033[0m";
    };
  }

  /// Decides from the `--color` option and the customary environment variables, the option first.
  static Paint choose(When when, Terminal terminal, Terminal.Stream stream) {
    return switch (when) {
      case ALWAYS -> COLOURED;
      case NEVER -> PLAIN;
      case AUTO -> fromEnvironment(terminal, stream);
    };
  }

  private static Paint fromEnvironment(Terminal terminal, Terminal.Stream stream) {
    if (terminal.variable("NO_COLOR").isPresent()) {
      return PLAIN;
    }
    if (forces(terminal, "FORCE_COLOR") || forces(terminal, "CLICOLOR_FORCE")) {
      return COLOURED;
    }
    boolean declined =
        terminal.variable("CLICOLOR").filter("0"::equals).isPresent()
            || terminal.variable("TERM").filter("dumb"::equals).isPresent();
    return terminal.interactive().contains(stream) && !declined ? COLOURED : PLAIN;
  }

  private static boolean forces(Terminal terminal, String variable) {
    return terminal.variable(variable).filter(value -> !value.equals("0")).isPresent();
  }

  /// The values of `--color`.
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }
}
