package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.InputSignature.Entry;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Reduces the structures that reach a parameter to one specification, which they must all fit.
///
/// @param unit the function whose decorator is to say it
record StructuredEntry(FunctionUnit unit, FileIndex file) {
  /// The specification; empty where no one fits all.
  Optional<Entry> of(List<Structure> all) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return switch (all.getFirst()) {
      case Structure.Tensor _ -> tensor(all);
      case Structure.Sequence(var form, var items) ->
          parts(all, form, items.size()).map(found -> new Entry.Sequence(form, found));
      case Structure.Mapping(var fields) ->
          fields(all, Structure.Mapping.class, fields).map(Entry.Mapping::new);
      case Structure.Named(var type, var fields) ->
          all.stream().allMatch(each -> isOf(type, each))
              ? name(type)
                  .flatMap(name ->
                      fields(all, Structure.Named.class, fields)
                          .map(found -> new Entry.Named(name, type, found)))
              : Optional.empty();
      case Structure.Other _ -> Optional.empty();
    };
  }

  private static boolean isOf(Site type, Structure structure) {
    return structure instanceof Structure.Named(var other, var _) && other.equals(type);
  }

  private static Optional<Entry> tensor(List<Structure> all) {
    Set<TensorType> types = new LinkedHashSet<>();
    for (Structure each : all) {
      if (!(each instanceof Structure.Tensor(var some))) {
        return Optional.empty();
      }
      types.addAll(some);
    }
    boolean isVariable = types.stream().anyMatch(type -> type.role() == TensorType.Role.VARIABLE);
    return types.isEmpty() || isVariable ? Optional.empty() : SignatureReader.entry(types);
  }

  private Optional<List<Entry>> parts(List<Structure> all, Received.Form form, int length) {
    boolean isAlike =
        all.stream()
            .allMatch(each ->
                each instanceof Structure.Sequence(var other, var items)
                    && other == form
                    && items.size() == length);
    return isAlike ? reduced(all.stream().map(StructuredEntry::items).toList()) : Optional.empty();
  }

  private static List<Structure> items(Structure structure) {
    return structure instanceof Structure.Sequence(var _, var items) ? items : List.of();
  }

  /// The fields of dictionaries with the same keys, or of named tuples.
  private Optional<List<Entry.Field>> fields(
      List<Structure> all, Class<? extends Structure> kind, List<Structure.Field> first) {
    List<String> keys = first.stream().map(Structure.Field::key).toList();
    boolean isAlike =
        all.stream().allMatch(each -> kind.isInstance(each) && keys(each).equals(Set.copyOf(keys)));
    if (!isAlike) {
      return Optional.empty();
    }
    List<List<Structure>> values = all.stream().map(each -> values(each, keys)).toList();
    return reduced(values)
        .map(entries ->
            IntStream.range(0, keys.size())
                .mapToObj(i -> new Entry.Field(keys.get(i), entries.get(i)))
                .toList());
  }

  private static Set<String> keys(Structure structure) {
    Set<String> keys = new LinkedHashSet<>();
    fields(structure).forEach(field -> keys.add(field.key()));
    return keys;
  }

  private static List<Structure> values(Structure structure, List<String> keys) {
    List<Structure> values = new ArrayList<>();
    for (String key : keys) {
      fields(structure).stream()
          .filter(field -> field.key().equals(key))
          .map(Structure.Field::value)
          .forEach(values::add);
    }
    return values;
  }

  private static List<Structure.Field> fields(Structure structure) {
    return switch (structure) {
      case Structure.Mapping(var fields) -> fields;
      case Structure.Named(var _, var fields) -> fields;
      case Structure.Tensor _, Structure.Sequence _, Structure.Other _ -> List.of();
    };
  }

  /// The specifications of parts, from those of each structure.
  private Optional<List<Entry>> reduced(List<List<Structure>> parts) {
    if (parts.getFirst().isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < parts.getFirst().size(); i++) {
      int at = i;
      Optional<Entry> entry = of(parts.stream().map(each -> each.get(at)).toList());
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(entries);
  }

  /// What the file calls a class from its definition on, which stands above the function: the name
  /// must mean nothing else anywhere in it.
  private Optional<String> name(Site type) {
    for (Statement statement : file.parsed().tree().body()) {
      if (statement.range().end() > unit.def().range().start()) {
        return Optional.empty();
      }
      Optional<String> name = defined(statement, type.node());
      if (name.isPresent()) {
        return type.file().equals(file.path()) ? name.filter(this::isBoundOnce) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> defined(Statement statement, int type) {
    return switch (statement) {
      case Statement.ClassDef definition when definition.id() == type ->
          Optional.of(definition.name().text());
      case Statement.Assign(var _, var _, var targets, var value)
          when value.id() == type
              && targets.size() == 1
              && targets.getFirst() instanceof Expression.Name(var _, var _, var name) ->
          Optional.of(name);
      default -> Optional.empty(); // other statements define no class
    };
  }

  private boolean isBoundOnce(String name) {
    int bindings = 0;
    for (Scope scope : file.scopes()) {
      bindings += scope.bindings(name).size();
    }
    return bindings == 1;
  }
}
