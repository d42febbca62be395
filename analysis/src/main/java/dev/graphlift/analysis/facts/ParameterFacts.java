package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.values.TensorType;
import java.util.List;
import java.util.Optional;

/// What is known of one parameter.
///
/// @param passing how arguments reach it
/// @param hint the annotation that says it is a tensor, if one does
/// @param dottedHint the same where a dotted name says so
/// @param tensor whether a tensor reaches it in a call
/// @param container whether a container that holds a tensor reaches it
/// @param iterated whether an iterator that gives tensors reaches it
/// @param primitive whether a plain Python value, or an object that holds one, reaches it
/// @param varying whether Python numbers or strings reach it that may differ from call to call
/// @param received the tensors that each call passes to it
/// @param types the tensor types that reach it
/// @param supplied whether some call passes it rather than leaving it to its default
public record ParameterFacts(
    String name,
    Passing passing,
    Optional<Evidence> hint,
    Optional<Evidence> dottedHint,
    Answer<Evidence> tensor,
    Answer<Evidence> container,
    Answer<Evidence> iterated,
    Answer<Evidence> primitive,
    Answer<Evidence> varying,
    List<Received> received,
    List<TensorType> types,
    Answer<Evidence> supplied) {
  public ParameterFacts {
    received = List.copyOf(received);
    types = List.copyOf(types);
  }

  /// How arguments reach a parameter.
  public enum Passing {
    POSITIONAL,
    KEYWORD_ONLY
  }

  /// Whether it receives tensors, as calls show it; where they leave it open, the annotation
  /// counts.
  public Answer<Evidence> isTensor() {
    for (Answer<Evidence> answer : List.of(tensor, container, iterated)) {
      if (answer.isYes()) {
        return answer;
      }
    }
    boolean open = !(tensor.isNo() && container.isNo() && iterated.isNo());
    return hint.isPresent() && open ? Answer.of(List.of(hint.get())) : tensor;
  }
}
