package dev.graphlift.bench.fuzz;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Profile;
import java.io.IOException;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Makes inputs: takes files and changes their trees, tokens, lines and bytes.
///
/// @param seed of the run
record Mutator(SeedFiles seeds, long seed) {
  /// The input of a number, the same at every call.
  FuzzInput input(long number) throws IOException {
    // Generators with neighbouring seeds start alike, so the seed is mixed first.
    Random random =
        new Random(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong());
    int count = random.nextInt(8) == 0 ? 2 + random.nextInt(2) : 1;
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String text = text(random);
      if (count > 1) {
        text = importing(random, count, text);
      }
      byte[] bytes = ByteMutations.encoded(random, text);
      files.put("m" + i + ".py", bytes);
    }
    Profile[] profiles = Profile.values();
    return new FuzzInput(
        number,
        files,
        random.nextInt(3) == 0 ? profiles[random.nextInt(profiles.length)] : Profile.DEFAULT,
        random.nextInt(4) == 0 ? InputSignatures.LEAVE_OUT : InputSignatures.INFER);
  }

  private String text(Random random) throws IOException {
    Parsed parsed = seeds.any(random);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String changed =
          switch (random.nextInt(20)) {
            case 0, 1 -> new TokenMutations(random, parsed.source()).once();
            case 2 -> new LineMutations(random, parsed.source()).once();
            case 3 -> new Nesting(random, parsed).once();
            case 4, 5, 6, 7, 8 -> new TreeMutations(random, parsed, seeds.any(random)).once();
            default -> new TreeMutations(random, parsed, parsed).once();
          };
      Parsed next = PythonParser.parse(SourceText.of(parsed.source().path(), changed));
      if (!next.isValid() && random.nextInt(10) != 0) {
        // Most broken texts are not worth more changes: they only show that they are refused.
        continue;
      }
      parsed = next;
    }
    return parsed.source().text();
  }

  private static String importing(Random random, int count, String text) {
    StringBuilder imports = new StringBuilder();
    for (int i = 0; i < count; i++) {
      imports.append(
          switch (random.nextInt(5)) {
            case 0 -> "import m" + i + "\n";
            case 1 -> "from m" + i + " import *\n";
            case 2 -> "from . import m" + i + "\n";
            case 3 -> "from m" + i + " import main, Model as Net, m" + i + "\n";
            default -> "";
          });
    }
    return random.nextBoolean() ? imports + text : text + "\n" + imports;
  }
}
