package dev.graphlift.analysis.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.analysis.models.TensorRule;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Applies every function of the rule language to operands that no call of its operation has.
/// `-Dodd.operands=N` tries so many for each.
final class OddOperandsTest {
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, 2L, 3L, -1L, -2L, 7L, 1L << 20, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE);

  private static final List<String> WORDS =
      List.of(
          "float32", "int64", "string", "bool", "SAME", "valid", "ij,jk->ik", "...i", "", "int");

  private final Random random = new Random(11);

  @Test
  void nothingThrows() {
    int times = Integer.getInteger("odd.operands", 200);
    for (String function : TensorRules.functionNames()) {
      for (int i = 0; i < times; i++) {
        Map<String, Argument> parameters = new HashMap<>();
        List<TensorRule> operands = new ArrayList<>();
        for (int j = random.nextInt(7); j > 0; j--) {
          parameters.put("p" + j, argument(2));
          operands.add(new TensorRule.Parameter(List.of("p" + j)));
        }
        attempt(new TensorRule.Apply(function, operands), new TensorRules.Case(parameters, -1));
      }
    }
  }

  private static void attempt(TensorRule rule, TensorRules.Case given) {
    try {
      assertThat(TensorRules.extents(rule, given)).isNotNull();
      assertThat(TensorRules.dtype(rule, given)).isNotNull();
      assertThat(TensorRules.integer(rule, given)).isNotNull();
      assertThat(TensorRules.flag(rule, given)).isNotNull();
      TensorRules.elementTypesDiffer(rule, given);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      throw new AssertionError(rule + " of " + given, bug);
    }
  }

  private Argument argument(int depth) {
    return switch (random.nextInt(depth > 0 ? 16 : 11)) {
      case 0, 1, 2, 3, 4 -> new Argument.Tensor(type());
      case 5, 6 -> Argument.integer(any(NUMBERS));
      case 7 -> new Argument.Text(Optional.of(any(WORDS)).filter(_ -> random.nextInt(4) > 0));
      case 8 -> any(List.of(new Argument.None(), new Argument.Missing(), new Argument.Unknown()));
      case 9 -> any(List.of(new Argument.Opaque(), new Argument.Ellipsis(), number()));
      case 10 -> new Argument.Extents(shape());
      case 11 -> new Argument.Several(argument(depth - 1));
      case 12 -> new Argument.Slice(argument(depth - 1), argument(depth - 1), argument(depth - 1));
      case 13 -> new Argument.Named("tensorflow." + any(WORDS));
      default -> {
        List<Argument> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(argument(depth - 1));
        }
        yield new Argument.Sequence(items);
      }
    };
  }

  private Argument number() {
    return switch (random.nextInt(4)) {
      case 0 -> new Argument.Numeral(Atom.ScalarKind.BOOLEAN, Optional.of(true));
      case 1 -> new Argument.Numeral(Atom.ScalarKind.FLOAT, Optional.of(Double.NaN));
      case 2 -> new Argument.Numeral(Atom.ScalarKind.INTEGER, Optional.of(BigInteger.TWO.pow(80)));
      default -> new Argument.Numeral(Atom.ScalarKind.INTEGER, Optional.empty());
    };
  }

  private TensorType type() {
    return new TensorType(
            Optional.of(any(WORDS)).filter(_ -> random.nextInt(3) > 0),
            Optional.of(shape()).filter(_ -> random.nextInt(5) > 0),
            any(List.of(TensorType.Layout.values())),
            TensorType.Role.VALUE,
            any(List.of(TensorType.Origin.values())))
        .withElements(Optional.of(shape()).filter(_ -> random.nextInt(4) == 0));
  }

  private List<Dimension> shape() {
    List<Dimension> shape = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      shape.add(
          switch (random.nextInt(6)) {
            case 0 -> new Dimension.Dynamic();
            case 1 -> new Dimension.Unresolved();
            case 2 -> new Dimension.Ragged();
            default -> Dimensions.fixed(any(NUMBERS));
          });
    }
    return shape;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
