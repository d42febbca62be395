package dev.graphlift.analysis.values;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All abstract objects of one project: asking twice for the same allocation gives the same object.
public final class Heap {
  private final Map<Allocation, HeapObject> objects = new LinkedHashMap<>();
  private final List<FunctionObject> functions = new ArrayList<>();
  private final List<ClassObject> classes = new ArrayList<>();

  /// A container made at an allocation.
  public ContainerObject container(Allocation at, ContainerObject.Kind kind) {
    return make(ContainerObject.class, at, a -> new ContainerObject(a, kind));
  }

  /// A function made at an allocation.
  public FunctionObject function(Allocation at, Code code, Environment environment) {
    return make(
        FunctionObject.class,
        at,
        a -> {
          FunctionObject function = new FunctionObject(a, code, environment);
          functions.add(function);
          return function;
        });
  }

  /// A class made at an allocation.
  public ClassObject classObject(Allocation at, FileIndex file, Statement.ClassDef definition) {
    return make(
        ClassObject.class,
        at,
        a -> {
          ClassObject made =
              new ClassObject(a, file, definition.name().text(), Optional.of(definition));
          classes.add(made);
          return made;
        });
  }

  /// A class that a call makes.
  public ClassObject classObject(Allocation at, FileIndex file, String name) {
    return make(ClassObject.class, at, a -> new ClassObject(a, file, name, Optional.empty()));
  }

  /// An instance made at an allocation.
  public InstanceObject instance(Allocation at, Atom type) {
    return make(InstanceObject.class, at, a -> new InstanceObject(a, type));
  }

  /// A module; its allocation names its file.
  public ModuleObject module(Allocation at, FileIndex file) {
    return make(ModuleObject.class, at, a -> new ModuleObject(a, file));
  }

  /// All functions made so far, oldest first.
  public List<FunctionObject> functions() {
    return List.copyOf(functions);
  }

  /// All classes made so far, oldest first.
  public List<ClassObject> classes() {
    return List.copyOf(classes);
  }

  /// All objects made so far, oldest first.
  public Collection<HeapObject> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /// The number of objects.
  public int size() {
    return objects.size();
  }

  private <T extends HeapObject> T make(Class<T> type, Allocation at, Function<Allocation, T> how) {
    HeapObject known = objects.get(at);
    if (known == null) {
      T made = how.apply(at);
      objects.put(at, made);
      return made;
    }
    return type.cast(known);
  }
}
