package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Environment;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/// One scope being executed: where its names live and where its control flow goes. A class body or
/// a comprehension is a frame of its own inside the activation that runs it.
final class Frame {
  private final Activation activation;
  private final Optional<Frame> outer;
  private final FileIndex file;
  private final Scope scope;
  private final Environment environment;
  private final Optional<ClassObject> enclosingClass;
  private final Deque<Loop> loops = new ArrayDeque<>();
  private final Deque<Sink> handlers = new ArrayDeque<>();
  private Locals locals = Locals.empty();

  private Frame(
      Activation activation,
      Optional<Frame> outer,
      FileIndex file,
      Scope scope,
      Environment environment,
      Optional<ClassObject> enclosingClass) {
    this.activation = activation;
    this.outer = outer;
    this.file = file;
    this.scope = scope;
    this.environment = environment;
    this.enclosingClass = enclosingClass;
  }

  static Frame of(Activation activation, FileIndex file, Scope scope, Environment environment) {
    return new Frame(activation, Optional.empty(), file, scope, environment, Optional.empty());
  }

  /// A frame inside this one for a comprehension or class body.
  Frame inner(Scope inner, Environment environment) {
    return new Frame(activation, Optional.of(this), file, inner, environment, enclosingClass);
  }

  /// The frame of a class body inside this one.
  Frame classBody(Scope inner, ClassObject made) {
    return new Frame(activation, Optional.of(this), file, inner, environment, Optional.of(made));
  }

  Activation activation() {
    return activation;
  }

  Optional<Frame> outer() {
    return outer;
  }

  FileIndex file() {
    return file;
  }

  Scope scope() {
    return scope;
  }

  Environment environment() {
    return environment;
  }

  Optional<ClassObject> enclosingClass() {
    return enclosingClass;
  }

  Locals locals() {
    return locals;
  }

  void locals(Locals next) {
    locals = next;
  }

  /// Forgets what places inside objects were last given, as other code may have run.
  void forgetPlaces() {
    for (Optional<Frame> f = Optional.of(this); f.isPresent(); f = f.get().outer) {
      f.get().locals.forgetAll();
    }
  }

  /// Forgets what some places inside objects were last given.
  void forgetPlaces(Predicate<String> paths) {
    for (Optional<Frame> f = Optional.of(this); f.isPresent(); f = f.get().outer) {
      f.get().locals.forget(paths);
    }
  }

  Deque<Loop> loops() {
    return loops;
  }

  Deque<Sink> handlers() {
    return handlers;
  }

  Site site(Node node) {
    return new Site(file.path(), node.id());
  }

  Place place(Node node) {
    return new Place(file.path(), node.range());
  }

  Allocation allocation(Node node) {
    return allocation(node, "");
  }

  Allocation allocation(Node node, String role) {
    return new Allocation(site(node), activation.number(), role);
  }

  /// The gap for tuples and streams that nest too deep.
  Gap tooDeep(Node node) {
    return new Gap.Ceiling(place(node), "nested containers");
  }

  /// Where `break` and `continue` of one loop lead.
  static final class Loop {
    private Locals breaks = Locals.unreachable();
    private Locals continues = Locals.unreachable();

    void addBreak(Locals at) {
      breaks = breaks.join(at);
    }

    void addContinue(Locals at) {
      continues = continues.join(at);
    }

    Locals breaks() {
      return breaks;
    }

    Locals continues() {
      return continues;
    }
  }

  /// What the locals may be when an exception leaves a `try` body.
  static final class Sink {
    private Locals thrown = Locals.unreachable();

    void add(Locals at) {
      thrown = thrown.join(at);
      // The statement that throws may have changed objects before it did.
      thrown.forgetAll();
    }

    Locals thrown() {
      return thrown;
    }
  }
}
