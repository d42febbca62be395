package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds SARIF output to the schema of the standard.
class SarifSchemaTest {
  private static final Schema SCHEMA = schema();

  @ParameterizedTest
  @ValueSource(
      strings = {"check .", "check --profile reference .", "check --select run-as-graph ."})
  void outputFollowsTheSchema(String command) {
    Analyzer analyzer = new WorkspaceAnalyzer(new ShippedRules(), Optional.empty());
    Path example = Path.of("..", "examples", "windfarm").toAbsolutePath().normalize();
    String output =
        new Shell(example, analyzer)
            .run("graphlift " + command + " --output-format sarif 2>/dev/null")
            .output();
    assertThat(SCHEMA.validate(output, InputFormat.JSON)).isEmpty();
    assertThat(output).contains("\"results\"", "\"fixes\"");
  }

  private static Schema schema() {
    try (InputStream schema =
        SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(schema).isNotNull();
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
