package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an evaluation wrote to a folder, as far as runs are compared by it.
///
/// @param circumstances the `version` and the `profile`
/// @param functions in the order of the run
record ResultFolder(
    String name, Map<String, String> circumstances, List<DecidedFunction> functions) {
  ResultFolder {
    functions = List.copyOf(functions);
  }

  /// A folder that was looked into.
  sealed interface Opened {
    record Results(ResultFolder folder) implements Opened {}

    /// It is not what it should be.
    record Unreadable(String why) implements Opened {}
  }

  private interface Reading<T> {
    T from(JsonParser json) throws IOException;
  }

  /// Reads a folder.
  ///
  /// @param name how messages call it
  static Opened open(Path folder, String name) {
    String file = "summary.json";
    try {
      Map<String, String> circumstances = read(folder, file, ResultFolder::circumstances);
      file = "functions.jsonl";
      return new Opened.Results(
          new ResultFolder(name, circumstances, read(folder, file, ResultFolder::functions)));
    } catch (NoSuchFileException _) {
      return new Opened.Unreadable(
          "`%s` has no %s, so it is no output of `graphlift evaluate`".formatted(name, file));
    } catch (JsonProcessingException broken) {
      return new Opened.Unreadable(
          "`%s/%s`:%d: this is not what `graphlift evaluate` writes"
              .formatted(name, file, broken.getLocation().getLineNr()));
    } catch (IOException failure) {
      return new Opened.Unreadable(
          "cannot read `%s/%s`: %s".formatted(name, file, Destination.reason(failure)));
    }
  }

  private static <T> T read(Path folder, String file, Reading<T> reading) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(file)));
        JsonParser json = JsonText.parser(in)) {
      return reading.from(json);
    }
  }

  private static Map<String, String> circumstances(JsonParser json) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    JsonText.expect(JsonToken.START_OBJECT, json.nextToken(), json);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("graphlift")) {
        all.put("version", json.getText());
      } else if (field.equals("profile")) {
        all.put(field, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return all;
  }

  private static List<DecidedFunction> functions(JsonParser json) throws IOException {
    List<DecidedFunction> all = new ArrayList<>();
    while (json.nextToken() != null) {
      all.add(DecidedFunction.read(json));
    }
    return all;
  }
}
