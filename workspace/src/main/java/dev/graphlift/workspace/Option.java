package dev.graphlift.workspace;

import java.util.Optional;
import java.util.function.BiConsumer;

/// One key of the configuration: what it takes, what it means, and where its value goes.
///
/// @param shape what may be written, in words
/// @param fallback the default as TOML, or words where TOML has none
/// @param description whole sentences, Markdown
/// @param example the key in a configuration file, TOML
/// @param schema the values that it takes, as a JSON schema
record Option(
    String key,
    String shape,
    String fallback,
    String description,
    String example,
    String schema,
    Store store) {

  /// Reads a value and puts it where it belongs, or complains about it.
  interface Store {
    void store(ConfigurationValue value, SettingsDraft draft, Complaints complaints);
  }

  /// Turns what stands in the file into what the setting holds; empty when it complained.
  interface Reader<T> {
    Optional<T> read(ConfigurationValue value, Complaints complaints);
  }

  static <T> Store store(Reader<T> reader, BiConsumer<SettingsDraft, T> field) {
    return (value, draft, complaints) ->
        reader.read(value, complaints).ifPresent(read -> field.accept(draft, read));
  }
}
