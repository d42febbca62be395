package dev.graphlift.analysis.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the library answers for names of each kind.
final class LibraryTest {
  private final Library library = Library.load();

  @Test
  void aliasesShareOneName() {
    assertThat(
            List.of(
                library.canonical("tensorflow.math.reduce_sum"),
                library.canonical("tensorflow.reduce_sum"),
                library.canonical("tensorflow.compat.v2.reduce_sum"),
                library.canonical("tensorflow.compat.v2.math.reduce_sum"),
                library.canonical("tensorflow.python.ops.math_ops.reduce_sum")))
        .containsOnly("tensorflow.math.reduce_sum");
    assertThat(
            List.of(
                library.canonical("keras.layers.Dense"),
                library.canonical("tensorflow.compat.v1.keras.layers.Dense"),
                library.canonical("keras.src.layers.core.dense.Dense"),
                library.canonical("tensorflow.python.keras.layers.core.Dense"),
                library.canonical("tensorflow.python.keras.layers.Dense")))
        .containsOnly("tensorflow.keras.layers.Dense");
    assertThat(library.canonical("builtins.list.append")).isEqualTo("list.append");
  }

  @Test
  void anUnknownNameKeepsItsLastComponents() {
    assertThat(library.canonical("keras.layers.Imaginary"))
        .isEqualTo("tensorflow.keras.layers.Imaginary");
    assertThat(library.find("keras.layers.Imaginary")).isEmpty();
    assertThat(library.canonical("pkg.mod.f")).isEqualTo("pkg.mod.f");
    assertThat(library.find("pkg.mod.f")).isEmpty();
  }

  @Test
  void aFunctionHasItsSignature() {
    ApiEntry entry = library.find("tensorflow.reduce_sum").orElseThrow();
    assertThat(entry.kind()).isEqualTo(Kind.FUNCTION);
    assertThat(entry.behaviour().returns()).isInstanceOf(Returns.Tensor.class);
    assertThat(entry.parameters())
        .extracting(ApiParameter::name, ApiParameter::defaultValue)
        .containsExactly(
            tuple("input_tensor", Optional.empty()),
            tuple("axis", Optional.of("None")),
            tuple("keepdims", Optional.of("False")),
            tuple("name", Optional.of("None")));
  }

  @Test
  void aMethodIsFoundOnABaseClass() {
    ApiEntry entry = library.member("keras.layers.Dense", "get_config").orElseThrow();
    assertThat(entry.name()).isEqualTo("tensorflow.keras.layers.Dense.get_config");
    ApiEntry inherited = library.member("keras.layers.Dense", "add_weight").orElseThrow();
    assertThat(inherited.name()).isEqualTo("tensorflow.keras.layers.Layer.add_weight");
    assertThat(library.resolutionOrder("keras.layers.Dense"))
        .startsWith("tensorflow.keras.layers.Dense", "tensorflow.keras.layers.Layer");
  }

  @Test
  void modulesAreKnown() {
    assertThat(library.knowsModule("tensorflow.keras.layers")).isTrue();
    assertThat(library.knowsModule("keras.layers")).isTrue();
    assertThat(library.knowsModule("tensorflow.reduce_sum")).isFalse();
    assertThat(library.knowsModule("pkg")).isFalse();
  }
}
