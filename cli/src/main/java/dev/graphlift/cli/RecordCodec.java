package dev.graphlift.cli;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes values as bytes and reads them again: records of texts, numbers, enums, optionals, lists
/// and maps. A text that occurs several times is written once.
///
/// What was written can be read by the same program only, for the components of records have no
/// names in it.
final class RecordCodec {
  private RecordCodec() {}

  /// Writes a record.
  static void write(Record value, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    new Writer(data).write(value.getClass(), value);
    data.flush();
  }

  /// Reads a record.
  ///
  /// @throws IOException also when the bytes are something else
  static <R extends Record> R read(Class<R> type, InputStream in) throws IOException {
    try {
      return type.cast(new Reader(new DataInputStream(in)).read(type));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IOException("the bytes are no " + type.getSimpleName(), e);
    }
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  /// Writes one value, remembering its texts.
  private static final class Writer {
    private final DataOutput out;
    private final Map<String, Integer> texts = new HashMap<>();

    Writer(DataOutput out) {
      this.out = out;
    }

    void write(Type type, Object value) throws IOException {
      switch (value) {
        case String text -> text(text);
        case Integer number -> out.writeInt(number);
        case Long number -> out.writeLong(number);
        case Boolean flag -> out.writeBoolean(flag);
        case Duration time -> out.writeLong(time.toNanos());
        case Enum<?> constant -> text(constant.name());
        case Optional<?> maybe -> all(argument(type, 0), maybe.stream().toList());
        case List<?> list -> all(argument(type, 0), list);
        case Map<?, ?> map -> {
          all(argument(type, 0), map.keySet());
          all(argument(type, 1), map.values());
        }
        case Record fields -> fields(raw(type), fields);
        default -> throw new IllegalArgumentException(value.getClass().toString());
      }
    }

    private void text(String text) throws IOException {
      Integer known = texts.putIfAbsent(text, texts.size());
      out.writeInt(known == null ? -1 : known);
      if (known == null) {
        out.writeInt(text.length());
        out.writeChars(text);
      }
    }

    private void all(Type type, Collection<?> values) throws IOException {
      out.writeInt(values.size());
      for (Object value : values) {
        write(type, value);
      }
    }

    private void fields(Class<?> declared, Record value) throws IOException {
      if (declared.isSealed()) {
        out.writeInt(List.of(declared.getPermittedSubclasses()).indexOf(value.getClass()));
      }
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        try {
          write(component.getGenericType(), component.getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /// Reads one value.
  private static final class Reader {
    private final DataInput in;
    private final List<String> texts = new ArrayList<>();

    Reader(DataInput in) {
      this.in = in;
    }

    Object read(Type type) throws IOException, ReflectiveOperationException {
      Class<?> raw = raw(type);
      if (raw == String.class) {
        return text();
      } else if (raw == int.class) {
        return in.readInt();
      } else if (raw == long.class) {
        return in.readLong();
      } else if (raw == boolean.class) {
        return in.readBoolean();
      } else if (raw == Duration.class) {
        return Duration.ofNanos(in.readLong());
      } else if (raw.isEnum()) {
        return constant(raw, text());
      } else if (raw == Optional.class) {
        return all(argument(type, 0)).stream().findFirst();
      } else if (raw == List.class) {
        return all(argument(type, 0));
      } else if (raw == Map.class) {
        return map(type);
      }
      return fields(raw.isSealed() ? element(List.of(raw.getPermittedSubclasses())) : raw);
    }

    private static Object constant(Class<?> type, String name) throws IOException {
      for (Object constant : type.getEnumConstants()) {
        if (constant instanceof Enum<?> named && named.name().equals(name)) {
          return constant;
        }
      }
      throw new IOException("there is no constant " + name);
    }

    private String text() throws IOException {
      int known = in.readInt();
      if (known >= 0) {
        return texts.get(known);
      }
      int length = in.readInt();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(in.readChar());
      }
      texts.add(text.toString());
      return text.toString();
    }

    private <T> T element(List<T> all) throws IOException {
      int index = in.readInt();
      if (index < 0 || index >= all.size()) {
        throw new IOException("there is no element " + index);
      }
      return all.get(index);
    }

    private List<Object> all(Type type) throws IOException, ReflectiveOperationException {
      int size = in.readInt();
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        values.add(read(type));
      }
      return values;
    }

    private Map<Object, Object> map(Type type) throws IOException, ReflectiveOperationException {
      List<Object> keys = all(argument(type, 0));
      List<Object> values = all(argument(type, 1));
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        map.put(keys.get(i), values.get(i));
      }
      return map;
    }

    private Object fields(Class<?> type) throws IOException, ReflectiveOperationException {
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = read(components[i].getGenericType());
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    }
  }
}
