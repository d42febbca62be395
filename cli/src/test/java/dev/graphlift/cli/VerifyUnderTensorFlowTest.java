package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graphlift.literate.Console.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Verifies a small training program under real releases of TensorFlow, where they are installed.
final class VerifyUnderTensorFlowTest {
  private static final String PROGRAM =
      """
      import tensorflow as tf


      class Slope(tf.Module):
          def __init__(self):
              super().__init__()
              self.weight = tf.Variable(tf.random.normal([3, 1]))

          def predict(self, x):
              return tf.matmul(tf.nn.dropout(x, 0.2), self.weight)


      model = Slope()


      def step(x, y):
          with tf.GradientTape() as tape:
              loss = tf.reduce_mean(tf.square(model.predict(x) - y))
          gradient = tape.gradient(loss, model.weight)
          model.weight.assign_sub(0.1 * gradient)
          return loss


      inputs = tf.random.normal([16, 3])
      for _ in range(5):
          print("loss", float(step(inputs, tf.ones([16, 1]))))
      """;

  @ParameterizedTest
  @ValueSource(strings = {"2.15.1", "2.21.0"})
  void trainingIsEqualBeforeAndAfter(String release, @TempDir Path folder) throws IOException {
    Path environments =
        Optional.ofNullable(System.getenv("GRAPHLIFT_ENVIRONMENTS"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "target", "venvs"));
    Path python =
        environments.resolve("tensorflow-" + release).resolve("bin/python").toAbsolutePath();
    assumeTrue(
        Files.isExecutable(python),
        "no TensorFlow " + release + "; ./dev check-models installs it");
    Files.writeString(folder.resolve("train.py"), PROGRAM);
    Shell shell =
        new Shell(
            folder,
            new WorkspaceAnalyzer(new ShippedRules(), Optional.empty()),
            Map.of("CUDA_VISIBLE_DEVICES", "-1", "TF_CPP_MIN_LOG_LEVEL", "3"));
    Result result =
        shell.run("graphlift verify --unsafe-fixes --runs 1 --python " + python + " -- train.py");
    assertThat(result.output()).contains("`step` is equal in 5 calls", "Equal in 1 run");
    assertThat(result.exit()).isZero();
  }
}
