package dev.graphlift.workspace;

import dev.graphlift.source.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A value of a TOML file with the place it stands at.
sealed interface ConfigurationValue {
  Position at();

  /// What it is, for messages: "a string".
  String what();

  record Text(String text, Position at) implements ConfigurationValue {
    @Override
    public String what() {
      return "a string";
    }
  }

  record Whole(long number, Position at) implements ConfigurationValue {
    @Override
    public String what() {
      return "a number";
    }
  }

  record Flag(boolean on, Position at) implements ConfigurationValue {
    @Override
    public String what() {
      return "`" + on + "`";
    }
  }

  record Items(List<ConfigurationValue> items, Position at) implements ConfigurationValue {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  record Table(Map<String, Entry> entries, Position at) implements ConfigurationValue {
    @Override
    public String what() {
      return "a table";
    }
  }

  /// A date or a fraction; no setting takes one.
  record Other(String what, Position at) implements ConfigurationValue {}

  /// A value and the place of the key before it.
  record Entry(Position key, ConfigurationValue value) {}

  static Table of(TomlTable table) {
    return table(table, new Position(1, 1));
  }

  private static Table table(TomlTable table, Position at) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : table.entrySet()) {
      List<String> path = List.of(entry.getKey());
      Position key = position(table.inputPositionOf(path), at);
      TomlKeyValue written = table.entry(path);
      Position place = written == null ? key : position(written.value().position(), key);
      entries.put(entry.getKey(), new Entry(key, value(entry.getValue(), place)));
    }
    return new Table(entries, at);
  }

  private static ConfigurationValue value(Object value, Position at) {
    return switch (value) {
      case String text -> new Text(text, at);
      case Long number -> new Whole(number, at);
      case Boolean on -> new Flag(on, at);
      case TomlArray array -> array(array, at);
      case TomlTable table -> table(table, at);
      case Double _ -> new Other("a number with a fraction", at);
      default -> new Other("a date or time", at);
    };
  }

  private static Items array(TomlArray array, Position at) {
    List<ConfigurationValue> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(value(array.get(i), position(array.inputPositionOf(i), at)));
    }
    return new Items(items, at);
  }

  private static Position position(@Nullable TomlPosition at, Position or) {
    return at == null ? or : new Position(at.line(), at.column());
  }
}
