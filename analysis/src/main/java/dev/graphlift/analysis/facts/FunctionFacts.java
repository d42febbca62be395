package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.HybridForm;
import dev.graphlift.analysis.names.Hybridness;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parsed;
import java.util.List;
import java.util.Optional;

/// What is known of one function definition.
///
/// @param unit the definition
/// @param index the file it stands in
/// @param place its name
/// @param hybridness whether it runs as a graph already
/// @param called whether analysed code calls it; the evidence is the calls
/// @param parameters its parameters, the receiver and the rest parameters left out
/// @param recursion whether it calls itself, directly or through others; the evidence is the calls
/// @param effects what calling it does to the world besides returning a value
/// @param computation whether it computes with tensors, by itself or through what it calls; the
///   evidence is the first such operation
/// @param opaqueCalls the first calls in it or below it whose doings are not known
/// @param body what its body and the calls of it show about tracing it
/// @param signature the input signature it could have; empty where none was asked for, and where it
///   receives no tensors or is not called
/// @param retracing how its shapes differ, where they do so often
/// @param tracing what would become of its Python when it is traced
/// @param contextClue why its name and place suggest that it receives tensors, if they do
public record FunctionFacts(
    FunctionUnit unit,
    FileIndex index,
    Place place,
    Hybridness hybridness,
    Answer<Evidence> called,
    List<ParameterFacts> parameters,
    Answer<Evidence> recursion,
    List<EffectFact> effects,
    Answer<Evidence> computation,
    List<Evidence> opaqueCalls,
    BodyFacts body,
    Optional<InputSignature> signature,
    Optional<Retracing> retracing,
    TracingFacts tracing,
    Optional<Evidence> contextClue) {
  public FunctionFacts {
    parameters = List.copyOf(parameters);
    effects = List.copyOf(effects);
    opaqueCalls = List.copyOf(opaqueCalls);
  }

  /// The same with other effects and another answer on computation.
  FunctionFacts with(List<EffectFact> others, Answer<Evidence> other) {
    return with(others, other, signature, retracing);
  }

  /// The same with an input signature.
  FunctionFacts with(InputSignature inferred) {
    return with(effects, computation, Optional.of(inferred), retracing);
  }

  /// The same with what is known of its traces.
  FunctionFacts with(Retracing found) {
    return with(effects, computation, signature, Optional.of(found));
  }

  private FunctionFacts with(
      List<EffectFact> newEffects,
      Answer<Evidence> newComputation,
      Optional<InputSignature> newSignature,
      Optional<Retracing> newRetracing) {
    return new FunctionFacts(
        unit,
        index,
        place,
        hybridness,
        called,
        parameters,
        recursion,
        newEffects,
        newComputation,
        opaqueCalls,
        body,
        newSignature,
        newRetracing,
        tracing,
        contextClue);
  }

  /// Whether calling it has effects of some kinds.
  public Answer<Evidence> effects(EffectFact.Kind... kinds) {
    List<EffectFact.Kind> wanted = List.of(kinds);
    return Answer.of(
        effects.stream()
            .filter(effect -> wanted.contains(effect.kind()))
            .map(EffectFact::evidence)
            .toList());
  }

  /// The name with the definitions around it, as in `Class.method`.
  public String name() {
    return unit.qualifiedName();
  }

  /// Whether calling the function runs a graph already.
  public boolean isHybrid() {
    return hybridness.decorator().isPresent();
  }

  /// Whether some calls of it run a graph already, in whatever way that was made.
  public boolean isGraph() {
    return hybridness.any();
  }

  /// Whether it leaves tensors where they outlive the call. What makes an object gives the caller
  /// the object.
  public Answer<Evidence> leaks() {
    boolean makes = unit.def().name().text().equals("__init__");
    return Answer.of(
        effects.stream()
            .filter(effect -> effect.keepsTensor() && !effect.isSetUp() && !makes)
            .map(EffectFact::evidence)
            .toList());
  }

  /// Whether its first parameter is spelled as receivers are.
  public boolean isMethod() {
    return Bodies.hasReceiver(unit);
  }

  /// The file it stands in.
  public Parsed parsed() {
    return index.parsed();
  }

  /// Whether the graph decorator stands above the function under its own name, after whatever
  /// module.
  public boolean isDecoratedByName() {
    return hybridness.ways().stream()
        .filter(way -> way.isCertain() && way.form() == HybridForm.DECORATOR)
        .map(way -> node(way.nodeId()))
        .map(way -> way instanceof Expression.Call call ? call.function() : way)
        .anyMatch(FunctionFacts::isNamedFunction);
  }

  private static boolean isNamedFunction(Node decorator) {
    return decorator instanceof Expression callee
        && Bodies.path(callee).filter(path -> path.getLast().equals("function")).isPresent();
  }

  /// Whether its graph decorator has an input signature, whatever it says.
  public boolean hasSignature() {
    return decoratorSets("input_signature");
  }

  /// Whether its graph decorator is given an argument, whatever its value.
  public boolean decoratorSets(String parameter) {
    return hybridness.decorator().stream()
        .anyMatch(decorator -> decorator.parameters().contains(parameter));
  }

  /// Whether the imports of that file bring every name that a signature needs.
  public boolean canSpell(InputSignature.Inferred signature) {
    return FrameworkImports.of(parsed().tree()).canSpell(signature);
  }

  /// A node of that file.
  public Node node(int id) {
    return index.node(id);
  }
}
