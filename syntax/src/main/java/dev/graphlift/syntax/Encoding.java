package dev.graphlift.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How a file stores its text as bytes.
///
/// @param hasByteOrderMark whether the bytes start with UTF-8's signature, which is not in the text
public record Encoding(Charset charset, boolean hasByteOrderMark) {
  /// What Python assumes where a file says nothing.
  public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, false);

  /// The bytes of a text, empty where the charset lacks one of its characters.
  ///
  /// For a text just decoded these are the bytes it came from, unless its charset has two ways to
  /// write one character, as some East Asian ones do.
  public Optional<byte[]> encode(String text) {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] mark = hasByteOrderMark ? ByteOrderMark.bytes() : new byte[0];
      byte[] bytes = new byte[mark.length + encoded.remaining()];
      System.arraycopy(mark, 0, bytes, 0, mark.length);
      encoded.get(bytes, mark.length, encoded.remaining());
      return Optional.of(bytes);
    } catch (CharacterCodingException unencodable) {
      return Optional.empty();
    }
  }
}
