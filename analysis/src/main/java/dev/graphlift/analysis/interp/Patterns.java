package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Pattern;
import java.util.List;
import java.util.Optional;

/// Binds the names of a `case` pattern to the parts of its subject.
final class Patterns {
  private final Interpreter interpreter;

  Patterns(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void bind(Frame frame, Pattern pattern, Value subject) {
    switch (pattern) {
      case Pattern.MatchValue p -> interpreter.expressions().eval(frame, p.value());
      case Pattern.MatchSingleton _ -> {}
      case Pattern.MatchSequence p -> {
        for (int i = 0; i < p.patterns().size(); i++) {
          Pattern item = p.patterns().get(i);
          Value part =
              item instanceof Pattern.MatchStar
                  ? subject
                  : interpreter.iteration().item(frame, item, subject, i);
          bind(frame, item, part);
        }
      }
      case Pattern.MatchMapping p -> mapping(frame, p, subject);
      case Pattern.MatchClass p -> type(frame, p, subject);
      case Pattern.MatchStar p -> {
        Value element = interpreter.iteration().element(frame, p, subject);
        assign(frame, p, p.name(), interpreter.definitions().list(frame, p, List.of(), element));
      }
      case Pattern.MatchAs p -> {
        p.pattern().ifPresent(inner -> bind(frame, inner, subject));
        assign(frame, p, p.name(), subject);
      }
      case Pattern.MatchOr p -> p.patterns().forEach(option -> bind(frame, option, subject));
    }
  }

  private void mapping(Frame frame, Pattern.MatchMapping p, Value subject) {
    Value elements = subject.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : subject.atoms()) {
      if (atom instanceof ContainerObject dict) {
        elements = elements.join(dict.elements(frame.activation()));
      }
    }
    p.keys().forEach(key -> interpreter.expressions().eval(frame, key));
    for (Pattern item : p.patterns()) {
      bind(frame, item, elements);
    }
    assign(frame, p, p.rest(), subject);
  }

  private void type(Frame frame, Pattern.MatchClass p, Value subject) {
    interpreter.expressions().eval(frame, p.cls());
    for (Pattern item : p.patterns()) {
      // A class with one positional pattern matches the subject itself (`int(n)`) or a field.
      bind(frame, item, subject);
    }
    for (int i = 0; i < p.keywordPatterns().size(); i++) {
      Value part = interpreter.attributes().read(frame, p, subject, p.keywordNames().get(i));
      bind(frame, p.keywordPatterns().get(i), part);
    }
  }

  private void assign(Frame frame, Node at, Optional<String> name, Value value) {
    name.ifPresent(n -> interpreter.names().assign(frame, at, n, value));
  }
}
