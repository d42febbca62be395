package dev.graphlift.workspace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Paths as text with `/` between their parts, also where a name is not text.
///
/// The system's names are bytes. Java decodes them by the locale and puts a question mark of its
/// own where it cannot, so two names may look alike. Here names are UTF-8 whatever the locale, and
/// a byte that is not part of UTF-8 is written as `\xFF`.
final class PathNames {
  private static final String UNDECODED = "\uFFFD";

  private PathNames() {}

  /// A whole path; the empty path is the empty text.
  static String text(Path path) {
    String parts =
        StreamSupport.stream(path.spliterator(), false)
            .map(PathNames::name)
            .collect(Collectors.joining("/"));
    return path.isAbsolute() ? root(path) + parts : parts;
  }

  /// The last name of a path.
  static String name(Path path) {
    Path last = path.getFileName();
    if (last == null) {
      return "";
    }
    String name = last.toString();
    return name.contains(UNDECODED) ? decode(bytes(last)) : name;
  }

  /// The last name of a path with one character for each of its bytes.
  static String latin(Path path) {
    Path last = path.getFileName();
    if (last == null) {
      return "";
    }
    String name = last.toString();
    byte[] bytes = name.contains(UNDECODED) ? bytes(last) : name.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String root(Path path) {
    return path.getRoot() == null ? "" : path.getRoot().toString().replace('\\', '/');
  }

  /// The bytes of a name: only its URI gives them unharmed.
  private static byte[] bytes(Path name) {
    String uri = name.toUri().getRawPath();
    String trimmed = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    ByteBuffer bytes = ByteBuffer.allocate(last.length());
    for (int i = 0; i < last.length(); i++) {
      if (last.charAt(i) == '%') {
        bytes.put((byte) HexFormat.fromHexDigits(last, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put((byte) last.charAt(i));
      }
    }
    byte[] exact = new byte[bytes.position()];
    bytes.flip().get(exact);
    return exact;
  }

  private static String decode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int length = Math.max(1, sequence(bytes, at));
      try {
        ByteBuffer part = ByteBuffer.wrap(bytes, at, Math.min(length, bytes.length - at));
        text.append(StandardCharsets.UTF_8.newDecoder().decode(part));
        at += length;
      } catch (CharacterCodingException _) {
        text.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(bytes[at]));
        at++;
      }
    }
    return text.toString();
  }

  /// The length that the first byte of a character promises.
  private static int sequence(byte[] bytes, int at) {
    return Integer.numberOfLeadingZeros(~(bytes[at] << 24));
  }
}
