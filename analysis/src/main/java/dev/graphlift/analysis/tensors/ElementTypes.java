package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names of element types, and what values have which.
///
/// Source: the documentation of `tf.DType`, `tf.convert_to_tensor` and `numpy.dtype`. TensorFlow
/// makes `int32` and `float32` of Python numbers, NumPy `int64` and `float64`.
final class ElementTypes {
  static final String BOOL = "bool";
  static final String INT32 = "int32";
  static final String INT64 = "int64";
  static final String FLOAT32 = "float32";
  static final String FLOAT64 = "float64";
  static final String COMPLEX64 = "complex64";
  static final String COMPLEX128 = "complex128";
  static final String STRING = "string";
  static final String OBJECT = "object";

  /// The libraries, which differ in what they make of Python's numbers.
  enum Dialect {
    TENSORFLOW,
    NUMPY
  }

  private static final Set<String> KNOWN =
      Set.of(
          BOOL,
          "int8",
          "int16",
          INT32,
          INT64,
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float16",
          "bfloat16",
          FLOAT32,
          FLOAT64,
          COMPLEX64,
          COMPLEX128,
          STRING,
          OBJECT,
          "qint8",
          "qint16",
          "qint32",
          "quint8",
          "quint16",
          "variant",
          "resource",
          "int4",
          "uint4",
          "float8_e5m2",
          "float8_e4m3fn");

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("half", "float16"),
          Map.entry("single", FLOAT32),
          Map.entry("double", FLOAT64),
          Map.entry("float_", FLOAT64),
          Map.entry("bool_", BOOL),
          Map.entry("bool8", BOOL),
          Map.entry("byte", "int8"),
          Map.entry("ubyte", "uint8"),
          Map.entry("short", "int16"),
          Map.entry("ushort", "uint16"),
          Map.entry("intc", INT32),
          Map.entry("uintc", "uint32"),
          Map.entry("int_", INT64),
          Map.entry("intp", INT64),
          Map.entry("uint", "uint64"),
          Map.entry("uintp", "uint64"),
          Map.entry("longlong", INT64),
          Map.entry("ulonglong", "uint64"),
          Map.entry("long", INT64),
          Map.entry("csingle", COMPLEX64),
          Map.entry("cdouble", COMPLEX128),
          Map.entry("complex_", COMPLEX128),
          Map.entry("str_", STRING),
          Map.entry("bytes_", STRING),
          Map.entry("unicode_", STRING),
          Map.entry("string_", STRING),
          Map.entry("object_", OBJECT),
          Map.entry("str", STRING),
          Map.entry("bytes", STRING),
          Map.entry("i4", INT32),
          Map.entry("i8", INT64),
          Map.entry("f4", FLOAT32),
          Map.entry("f8", FLOAT64),
          Map.entry("u1", "uint8"));

  private ElementTypes() {}

  /// The element type that an argument such as `tf.float32`, `"float32"` or `float` names.
  static String named(Argument argument, Dialect dialect) {
    return switch (argument) {
      case Argument.Named(var name) -> named(name.substring(name.lastIndexOf('.') + 1), dialect);
      case Argument.Text(var text) ->
          named(text.orElseThrow(() -> new UnknownResultException("an unknown name")), dialect);
      case Argument.Unknown _,
          Argument.Opaque _,
          Argument.Missing _,
          Argument.None _,
          Argument.Tensor _,
          Argument.Numeral _,
          Argument.Sequence _,
          Argument.Several _,
          Argument.Extents _,
          Argument.Slice _,
          Argument.Ellipsis _ ->
          throw new UnknownResultException("no known element type");
    };
  }

  private static String named(String name, Dialect dialect) {
    if (KNOWN.contains(name)) {
      return name;
    }
    boolean framework = dialect == Dialect.TENSORFLOW;
    return switch (name) {
      case "float" -> framework ? FLOAT32 : FLOAT64;
      case "int" -> INT64;
      case "complex" -> COMPLEX128;
      default ->
          Optional.ofNullable(OTHER_NAMES.get(name))
              .orElseThrow(() -> new UnknownResultException("an unknown name"));
    };
  }

  /// The element type that a value has as a tensor by itself.
  static String of(Argument argument, Dialect dialect) {
    return switch (argument) {
      case Argument.Tensor(var type) -> of(type);
      case Argument.Numeral(var _, var value)
          when dialect == Dialect.TENSORFLOW && value.filter(ElementTypes::isLong).isPresent() ->
          INT64;
      case Argument.Numeral(var kind, var _) -> of(kind, dialect);
      case Argument.Text _ -> STRING;
      case Argument.Sequence(var items) -> ofItems(items, dialect);
      case Argument.Several(var item) -> ofItems(List.of(item), dialect);
      case Argument.Extents _ -> dialect == Dialect.TENSORFLOW ? INT32 : INT64;
      case Argument.Missing _, Argument.Named _, Argument.Unknown _, Argument.Opaque _ ->
          throw new UnknownResultException("an element type is not known");
      case Argument.None _, Argument.Slice _, Argument.Ellipsis _ ->
          throw new InvalidCallException("no tensor");
    };
  }

  /// Whether a number needs more than 32 bits.
  private static boolean isLong(Object number) {
    return number instanceof BigInteger integer && integer.bitLength() >= Integer.SIZE;
  }

  static String of(TensorType type) {
    return type.dtype().orElseThrow(() -> new UnknownResultException("a dtype is not known"));
  }

  private static String of(Atom.ScalarKind kind, Dialect dialect) {
    boolean framework = dialect == Dialect.TENSORFLOW;
    return switch (kind) {
      case BOOLEAN -> BOOL;
      case INTEGER -> framework ? INT32 : INT64;
      case FLOAT -> framework ? FLOAT32 : FLOAT64;
      case COMPLEX -> COMPLEX128;
      case STRING, BYTES -> STRING;
      case NONE, ELLIPSIS -> throw new InvalidCallException("no number");
    };
  }

  private static String ofItems(List<Argument> items, Dialect dialect) {
    if (items.isEmpty()) {
      return dialect == Dialect.TENSORFLOW ? FLOAT32 : FLOAT64;
    }
    List<Argument> leaves = items.stream().flatMap(ElementTypes::leaves).toList();
    return leaves.isEmpty()
        ? ofItems(List.of(), dialect)
        : dialect == Dialect.TENSORFLOW
            ? Promotion.common(leaves, Dialect.TENSORFLOW)
            : Promotion.stacked(leaves);
  }

  private static java.util.stream.Stream<Argument> leaves(Argument item) {
    return item instanceof Argument.Sequence(var items)
        ? items.stream().flatMap(ElementTypes::leaves)
        : java.util.stream.Stream.of(item);
  }

  static boolean isInteger(String dtype) {
    return dtype.startsWith("int") || dtype.startsWith("uint");
  }

  static boolean isFloat(String dtype) {
    return dtype.startsWith("float") || dtype.equals("bfloat16");
  }

  static boolean isComplex(String dtype) {
    return dtype.startsWith("complex");
  }

  /// How many bits an element takes.
  static int bits(String dtype) {
    String digits = dtype.replaceAll("\\D", "");
    return digits.isEmpty() ? 1 : Integer.parseInt(digits);
  }

  /// The real part's type of a complex one; any other type itself.
  static String real(String dtype) {
    return switch (dtype) {
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      default -> dtype;
    };
  }

  /// The complex type of a real one; any other type itself.
  static String complex(String dtype) {
    return switch (dtype) {
      case FLOAT32 -> COMPLEX64;
      case FLOAT64 -> COMPLEX128;
      default -> dtype;
    };
  }
}
