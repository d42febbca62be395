package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.Kind;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.Optional;

/// Calls of library functions, classes and methods, as the library data describes them.
final class LibraryCalls {
  /// How many dots a name of a library may have of which nothing is known; an object linked to
  /// objects would have names without end.
  private static final int LONGEST_UNKNOWN = 5;

  /// The method of generators that hands a value to `yield`.
  static final String SEND = "generator.send";

  /// What makes an object of a class.
  static final String NEW = "object.__new__";

  private final Interpreter interpreter;

  LibraryCalls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Calls a function or class of a library by its name.
  Value call(Frame frame, Node at, String name, Arguments arguments) {
    Optional<ApiEntry> entry = interpreter.library().find(name);
    if (entry.isEmpty()) {
      return unknown(frame, at, name, arguments);
    }
    return switch (entry.get().kind()) {
      case CLASS -> instantiate(frame, at, entry.get(), arguments);
      case METHOD -> unbound(frame, at, entry.get(), arguments);
      case FUNCTION, STATIC_METHOD, CLASS_METHOD, PROPERTY, DTYPE, CONSTANT ->
          new LibraryCall(interpreter, frame, at, entry.get(), Optional.empty(), arguments).run();
      case MODULE -> Value.BOTTOM;
    };
  }

  /// Whether something of a library can be called, as far as known.
  boolean isCallable(String name) {
    return interpreter
        .library()
        .find(name)
        .map(entry ->
            switch (entry.kind()) {
              case CLASS, FUNCTION, METHOD, STATIC_METHOD, CLASS_METHOD, PROPERTY, DTYPE -> true;
              case CONSTANT, MODULE -> false;
            })
        .orElse(true);
  }

  private Value unknown(Frame frame, Node at, String name, Arguments arguments) {
    Gap gap = new Gap.UnresolvedCall(frame.place(at), name);
    if (!name.equals(TestRows.MARK)) {
      interpreter.containerMethods().leave(arguments.all(), gap);
    }
    frame.activation().addUnresolved(frame.site(at), gap);
    frame.forgetPlaces();
    return Value.unknown(gap);
  }

  private Value instantiate(Frame frame, Node at, ApiEntry type, Arguments arguments) {
    LibraryCall call = new LibraryCall(interpreter, frame, at, type, Optional.empty(), arguments);
    boolean plain = type.behaviour().returns() instanceof Returns.Unknown;
    return plain ? call.runFor(new Returns.Instance(type.name())) : call.run();
  }

  private Value unbound(Frame frame, Node at, ApiEntry method, Arguments arguments) {
    Value receivers = arguments.argument(0, "self");
    Arguments rest =
        arguments.positional().isEmpty()
            ? arguments
            : new Arguments(
                arguments.positional().subList(1, arguments.positional().size()),
                arguments.rest(),
                arguments.keywords(),
                arguments.mapping(),
                arguments.optional());
    Value all = receivers.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom receiver : receivers.atoms()) {
      all = all.join(method(frame, at, receiver, method.name(), rest));
    }
    return all;
  }

  /// Calls a method of a library on a receiver.
  Value method(Frame frame, Node at, Atom receiver, String name, Arguments arguments) {
    interpreter.protocols().called(frame, at, name, arguments);
    if (name.equals(SEND)) {
      interpreter.definitions().send(arguments.all());
      return interpreter.iteration().element(frame, at, Value.of(receiver));
    }
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (simple.equals("__setattr__") || simple.equals("__delattr__")) {
      return interpreter.reflection().setattr(frame, at, receiver, arguments);
    }
    if (name.equals(NEW)) {
      return interpreter.reflection().allocated(frame, at, arguments.argument(0, ""));
    }
    if (name.startsWith(Records.METHOD)) {
      return interpreter.records().call(frame, at, receiver, simple, arguments);
    }
    Optional<Value> own = Builtins.propertyMethod(receiver, simple, arguments, frame.tooDeep(at));
    if (own.isEmpty() && receiver instanceof ContainerObject container) {
      own = interpreter.containerMethods().call(frame, at, container, simple, arguments);
    }
    if (own.isPresent()) {
      return own.get();
    }
    Optional<ApiEntry> entry = interpreter.library().find(name);
    return entry.isEmpty()
        ? unknown(frame, at, name, arguments)
        : new LibraryCall(interpreter, frame, at, entry.get(), Optional.of(receiver), arguments)
            .run();
  }

  /// What reading an attribute of a library module or class gives.
  Value attribute(Frame frame, Node at, String library, String name) {
    String full = interpreter.library().canonical(library + "." + name);
    Optional<ApiEntry> entry = interpreter.library().find(full);
    boolean isConstant = entry.filter(e -> e.kind() == Kind.CONSTANT).isPresent();
    if (isConstant && !(entry.get().behaviour().returns() instanceof Returns.Unknown)) {
      return new LibraryCall(interpreter, frame, at, entry.get(), Optional.empty(), Arguments.NONE)
          .run();
    }
    return entry.isEmpty()
        ? ofElementType(frame, at, library, name).orElseGet(() -> notInTables(frame, at, full))
        : Value.of(new Atom.Library(entry.get().name()));
  }

  private static Value notInTables(Frame frame, Node at, String name) {
    return name.chars().filter(c -> c == '.').count() <= LONGEST_UNKNOWN
        ? Value.of(new Atom.Library(name))
        : Value.unknown(new Gap.UnknownValue(frame.place(at), name));
  }

  /// What reading an attribute of an element type gives, which is an object of a class.
  private Optional<Value> ofElementType(Frame frame, Node at, String library, String name) {
    return interpreter
        .library()
        .find(library)
        .filter(entry -> entry.kind() == Kind.DTYPE)
        .flatMap(entry ->
            entry.behaviour().returns() instanceof Returns.Instance(var type, var _)
                ? interpreter.library().member(type, name)
                : Optional.empty())
        .map(member -> bindMember(frame, at, new Atom.Library(library), member));
  }

  /// What reading a library attribute from an instance gives.
  Value bindMember(Frame frame, Node at, Atom receiver, ApiEntry entry) {
    return switch (entry.kind()) {
      case METHOD, CLASS_METHOD ->
          Values.composed(
              new Atom.Bound(receiver, new Atom.Library(entry.name())), frame.tooDeep(at));
      case PROPERTY, CONSTANT ->
          new LibraryCall(interpreter, frame, at, entry, Optional.of(receiver), Arguments.NONE)
              .run();
      case STATIC_METHOD, FUNCTION, CLASS, DTYPE, MODULE ->
          Value.of(new Atom.Library(entry.name()));
    };
  }

  /// What `library_object[key]` gives, where the library says.
  Optional<Value> item(Frame frame, Node at, String name, Value key) {
    return interpreter
        .library()
        .find(name)
        .filter(entry -> entry.kind() == Kind.CONSTANT)
        .flatMap(_ -> interpreter.library().member(name, "__getitem__"))
        .map(entry ->
            new LibraryCall(
                    interpreter,
                    frame,
                    at,
                    entry,
                    Optional.of(new Atom.Library(name)),
                    Arguments.of(key))
                .run());
  }
}
