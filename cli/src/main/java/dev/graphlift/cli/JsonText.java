package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Opens JSON readers, and writers whose output is plain ASCII, so that nothing in it can steer a
/// terminal and no locale can spoil it.
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LAST_ASCII = 0x7E;

  private JsonText() {}

  /// A writer of one indented document.
  static JsonGenerator indented(OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return open(out)
        .setPrettyPrinter(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
  }

  /// A writer of one value a line.
  static JsonGenerator lines(OutputStream out) throws IOException {
    return open(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  /// A writer of one document that can stand inside a `script` element.
  static JsonGenerator embedded(OutputStream out) throws IOException {
    return open(out).setCharacterEscapes(new MarkupEscapes());
  }

  /// Writes what means something to HTML as numbers.
  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char markup : "<>&".toCharArray()) {
        codes[markup] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }

  /// A reader.
  static JsonParser parser(InputStream in) throws IOException {
    return FACTORY.createParser(in);
  }

  /// Refuses a document that goes on otherwise than it should.
  static void expect(JsonToken wanted, @Nullable JsonToken found, JsonParser json)
      throws JsonParseException {
    if (found != wanted) {
      throw new JsonParseException(json, "expected " + wanted);
    }
  }

  private static JsonGenerator open(OutputStream out) throws IOException {
    return FACTORY
        .createGenerator(out, JsonEncoding.UTF8)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
        .setHighestNonEscapedChar(LAST_ASCII);
  }
}
