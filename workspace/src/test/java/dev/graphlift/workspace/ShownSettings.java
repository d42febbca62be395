package dev.graphlift.workspace;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/// The settings that are not what they are by default, one line each.
final class ShownSettings {
  private ShownSettings() {}

  static Stream<String> changed(Configuration configuration) {
    Settings defaults = Settings.defaults();
    return Stream.concat(
        configuration.file().map(file -> "from " + file).stream(),
        Arrays.stream(Settings.class.getRecordComponents())
            .filter(field ->
                !Objects.equals(value(field, configuration.settings()), value(field, defaults)))
            .map(field -> field.getName() + " = " + value(field, configuration.settings())));
  }

  private static String value(RecordComponent field, Settings settings) {
    try {
      return String.valueOf(field.getAccessor().invoke(settings));
    } catch (ReflectiveOperationException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
