package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Yielding;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Place;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types of all variables, parameters and results of a project.
public final class InferredTypes {
  /// How deep elements of containers are listed.
  private static final int DEEPEST = 3;

  private final CallNames names;
  private final TypeNaming naming;
  private final List<TypeFact> facts = new ArrayList<>();

  private InferredTypes(CallNames names, Library library) {
    this.names = names;
    this.naming = new TypeNaming(names, library);
  }

  /// The facts in the order of files and places.
  public static List<TypeFact> of(CallNames names, Library library, Bindings bindings) {
    InferredTypes types = new InferredTypes(names, library);
    types.addFunctions();
    bindings.in(names.graph()).forEach(types::addVariable);
    types.facts.sort(
        Comparator.comparing(TypeFact::place)
            .thenComparing(TypeFact::kind)
            .thenComparing(TypeFact::name));
    return types.facts;
  }

  private void addFunctions() {
    Map<Site, Code> codes = new LinkedHashMap<>();
    Map<Site, Value> results = new LinkedHashMap<>();
    Map<Site, Map<String, Value>> arguments = new LinkedHashMap<>();
    for (Activation activation : names.graph().activations()) {
      if (activation.subject() instanceof Activation.Subject.Call(var function)) {
        Code code = function.code();
        codes.put(code.site(), code);
        results.merge(code.site(), result(code, activation), Value::join);
        Map<String, Value> known =
            arguments.computeIfAbsent(code.site(), _ -> new LinkedHashMap<>());
        activation.arguments().forEach((name, value) -> known.merge(name, value, Value::join));
      }
    }
    codes.forEach((site, code) ->
        addFunction(
            code,
            results.getOrDefault(site, Value.BOTTOM),
            arguments.getOrDefault(site, Map.of())));
  }

  private static Value result(Code code, Activation activation) {
    return Yielding.isGenerator(code)
        ? Value.of(new Atom.Stream(Atom.StreamKind.ITERATOR, activation.yielded().peek()))
        : activation.result().peek();
  }

  private void addFunction(Code code, Value result, Map<String, Value> arguments) {
    TextRange name =
        switch (code) {
          case Code.Def(var _, var def) -> def.name().range();
          case Code.LambdaCode(var _, var lambda) -> lambda.range();
        };
    FileIndex file = code.file();
    Optional<String> function = Optional.of(names.localName(file.scope(code.node())));
    add(file, name, function, TypeFact.Kind.RESULT, function.get(), result);
    for (Parameter parameter : code.parameters().all()) {
      Value value = arguments.getOrDefault(parameter.name(), Value.BOTTOM);
      add(file, parameter.range(), function, TypeFact.Kind.PARAMETER, parameter.name(), value);
    }
  }

  private void addVariable(Site target, Value value) {
    FileIndex file = names.file(target);
    Node node = file.node(target.node());
    String text = file.parsed().source().slice(node.range());
    Optional<String> function = function(file.scopeAt(node.id()));
    addWithElements(file, node, function, text, value, 0);
  }

  private Optional<String> function(Scope scope) {
    Scope at = scope;
    while (at.kind() != Scope.Kind.MODULE) {
      if (at.kind() == Scope.Kind.FUNCTION || at.kind() == Scope.Kind.LAMBDA) {
        return Optional.of(names.localName(at));
      }
      at = at.parent().orElseThrow();
    }
    return Optional.empty();
  }

  private void addWithElements(
      FileIndex file, Node node, Optional<String> function, String name, Value value, int depth) {
    add(file, node.range(), function, TypeFact.Kind.VARIABLE, name, value);
    if (depth < DEEPEST) {
      elements(value)
          .forEach((key, element) ->
              addWithElements(file, node, function, name + key, element, depth + 1));
    }
  }

  /// The elements of a container under known keys, by how they are written.
  private static Map<String, Value> elements(Value value) {
    Map<String, Value> elements = new LinkedHashMap<>();
    for (Atom atom : value.atoms()) {
      if (atom instanceof Atom.Tuple(var items)) {
        for (int i = 0; i < items.size(); i++) {
          elements.merge("[" + i + "]", items.get(i), Value::join);
        }
      } else if (atom instanceof ContainerObject container) {
        for (Object key : container.knownKeys()) {
          String written = key instanceof String text ? "'" + text + "'" : key.toString();
          Value element = container.known(key).peek();
          if (!element.isBottom()) {
            elements.merge("[" + written + "]", element, Value::join);
          }
        }
      }
    }
    return elements;
  }

  private void add(
      FileIndex file,
      TextRange range,
      Optional<String> function,
      TypeFact.Kind kind,
      String name,
      Value value) {
    Place place = new Place(file.path(), range);
    facts.add(new TypeFact(place, function, kind, name, naming.of(value), value));
  }
}
