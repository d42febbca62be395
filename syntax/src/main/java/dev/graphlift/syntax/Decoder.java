package dev.graphlift.syntax;

import dev.graphlift.source.Problem;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns the bytes of a Python file into text as PEP 263 says: by its byte-order mark, its `#
/// coding` comment, or else as UTF-8. Line breaks stay as they are.
public final class Decoder {
  private Decoder() {}

  /// Decodes the file of a path inside its project.
  public static Decoded decode(String path, byte[] bytes) {
    boolean hasMark = ByteOrderMark.startsOff(bytes);
    int start = hasMark ? ByteOrderMark.bytes().length : 0;
    Optional<EncodingDeclaration> declared = EncodingDeclaration.find(bytes, start);
    Optional<Charset> charset =
        declared.map(EncodingDeclaration::charset).orElse(Optional.of(StandardCharsets.UTF_8));
    Encoding encoding = new Encoding(charset.orElse(StandardCharsets.UTF_8), hasMark);
    Attempt attempt = Attempt.at(encoding.charset(), bytes, start);
    SourceText source = SourceText.of(path, attempt.text(bytes));
    Optional<Problem> problem =
        declared
            .flatMap(declaration -> refused(declaration, encoding, charset))
            .map(message -> new Problem(source.place(TextRange.at(0)), message))
            .or(() -> attempt.problem(source, declared, bytes));
    return new Decoded(source, encoding, problem);
  }

  /// Why a declaration cannot stand, whatever follows it.
  private static Optional<String> refused(
      EncodingDeclaration declaration, Encoding encoding, Optional<Charset> charset) {
    String name = declaration.name();
    if (encoding.hasByteOrderMark() && !declaration.isUtf8()) {
      return Optional.of("encoding problem: " + name + " with BOM");
    }
    if (charset.isEmpty()) {
      return Optional.of("unknown encoding: " + name);
    }
    // A declaration is read as ASCII, so it contradicts itself in an encoding such as UTF-16.
    boolean readsItself =
        charset
            .get()
            .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)))
            .toString()
            .equals(name);
    return readsItself ? Optional.empty() : Optional.of("encoding problem: " + name);
  }

  /// What one charset makes of a file.
  ///
  /// @param read the text up to the first byte the charset does not allow
  /// @param end the offset of that byte, or the number of bytes
  private record Attempt(Charset charset, int start, String read, int end, boolean isComplete) {
    static Attempt at(Charset charset, byte[] bytes, int start) {
      ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
      CharBuffer out = CharBuffer.allocate(capacity(charset, bytes.length - start));
      var decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        result = decoder.flush(out);
      }
      return new Attempt(charset, start, out.flip().toString(), in.position(), !result.isError());
    }

    String text(byte[] bytes) {
      return isComplete
          ? read
          : read + charset.decode(ByteBuffer.wrap(bytes, end, bytes.length - end));
    }

    Optional<Problem> problem(
        SourceText source, Optional<EncodingDeclaration> declared, byte[] bytes) {
      if (isComplete) {
        return Optional.empty();
      }
      int bad = Byte.toUnsignedInt(bytes[end]);
      String message =
          declared
              .map(EncodingDeclaration::name)
              .map(name -> cannotDecode(name, bad))
              .orElseGet(() -> undeclared(source, bad));
      return Optional.of(new Problem(source.place(TextRange.at(read.length())), message));
    }

    private String cannotDecode(String name, int bad) {
      return "'%s' codec can't decode byte 0x%02x in position %d".formatted(name, bad, end - start);
    }

    private String undeclared(SourceText source, int bad) {
      int line = source.lines().line(read.length());
      return "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, "
              .formatted(bad, source.path(), line)
          + "but no encoding declared; see https://peps.python.org/pep-0263/ for details";
    }

    private static int capacity(Charset charset, int bytes) {
      return (int) Math.ceil(bytes * (double) charset.newDecoder().maxCharsPerByte()) + 1;
    }
  }
}
