package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What `pytest.mark.parametrize` gives a test: a row of arguments at a time.
///
/// Source: the page "How to parametrize fixtures and test functions" of pytest's documentation.
public final class TestRows {
  static final String MARK = "pytest.mark.parametrize";
  private static final String GIVEN = "=argument ";

  private final Interpreter interpreter;
  private final Frame frame;

  TestRows(Interpreter interpreter, Frame frame) {
    this.interpreter = interpreter;
    this.frame = frame;
  }

  /// What a test is given for a parameter by its marks, if they give it anything.
  public static Optional<Value> given(FunctionObject test, String parameter) {
    return test.findAttribute(GIVEN + parameter).map(Cell::peek);
  }

  /// Keeps what the marks on a function give it.
  void keep(List<Expression> decorators, FunctionObject test) {
    for (Expression decorator : decorators) {
      if (decorator instanceof Expression.Call call && isMark(call)) {
        keep(call, argument(call, 0), argument(call, 1), test);
      }
    }
  }

  private boolean isMark(Expression.Call call) {
    return call.arguments().size() >= 2
        && call.arguments().stream().limit(2).allMatch(TestRows::isPositional)
        && call.arguments().stream().noneMatch(each -> each.name().equals(Optional.of("indirect")))
        && interpreter.expressions().eval(frame, call.function()).stream()
            .anyMatch(atom -> atom.equals(new Atom.Library(MARK)));
  }

  private static boolean isPositional(Argument argument) {
    return argument.kind() == Argument.Kind.POSITIONAL;
  }

  private Value argument(Expression.Call call, int position) {
    return interpreter.expressions().eval(frame, call.arguments().get(position).value());
  }

  private void keep(Expression.Call at, Value names, Value rows, FunctionObject test) {
    List<String> parameters = names(at, names);
    Value row = interpreter.iteration().element(frame, at, rows);
    for (int i = 0; i < parameters.size(); i++) {
      Value given = parameters.size() == 1 ? row : interpreter.iteration().item(frame, at, row, i);
      test.attribute(GIVEN + parameters.get(i)).add(given);
    }
  }

  /// The names in one text, or in a sequence of texts.
  private List<String> names(Expression.Call at, Value names) {
    Optional<String> text = Values.constantString(names);
    if (text.isPresent()) {
      return Arrays.stream(text.get().split(",", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }
    List<String> all = new ArrayList<>();
    int count = written(at.arguments().getFirst().value());
    for (int i = 0; i < count; i++) {
      Values.constantString(interpreter.iteration().item(frame, at, names, i)).ifPresent(all::add);
    }
    return all.size() == count ? all : List.of();
  }

  private static int written(Expression names) {
    if (names instanceof Expression.ListDisplay list) {
      return list.elements().size();
    }
    return names instanceof Expression.TupleDisplay tuple ? tuple.elements().size() : 0;
  }
}
