package dev.graphlift.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Turns a text into bytes, now and then in another encoding, with other line ends, or broken.
final class ByteMutations {
  private static final List<String> COOKIES =
      List.of(
          "utf-8",
          "latin-1",
          "iso-8859-15",
          "cp1252",
          "ascii",
          "utf-16",
          "utf-16-le",
          "utf-7",
          "utf-8-sig",
          "gbk",
          "shift_jis",
          "euc-jp",
          "big5",
          "iso-2022-jp",
          "koi8-r",
          "rot13",
          "punycode",
          "cp037",
          "hz",
          "none",
          "UTF_8",
          "x".repeat(300));

  private static final List<byte[]> ODD =
      List.of(
          new byte[] {0},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) 0x80},
          new byte[] {(byte) 0xE2, (byte) 0x80, (byte) 0xA8},
          new byte[] {(byte) 0xC2, (byte) 0x85},
          new byte[] {(byte) 0xCC, (byte) 0x81},
          new byte[] {(byte) 0x80},
          new byte[] {'\r'},
          new byte[] {'\f'},
          new byte[] {'\t'},
          new byte[] {0x1A},
          new byte[] {0x1B, '[', '2', 'J'},
          new byte[] {'\\', '\n'},
          new byte[] {'\\'},
          new byte[] {'\''},
          new byte[] {'"', '"', '"'},
          new byte[] {'{'},
          new byte[] {'('});

  private ByteMutations() {}

  /// The bytes of a text, most often as they should be.
  static byte[] encoded(Random random, String text) {
    return switch (random.nextInt(24)) {
      case 0 -> declared(random, text);
      case 1 -> lineEnds(random, text).getBytes(StandardCharsets.UTF_8);
      case 2 -> joined(ODD.get(1), text.getBytes(StandardCharsets.UTF_8));
      case 3, 4 -> broken(random, text.getBytes(StandardCharsets.UTF_8));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] declared(Random random, String text) {
    String name = COOKIES.get(random.nextInt(COOKIES.size()));
    String comment = random.nextBoolean() ? "# -*- coding: " + name + " -*-\n" : "#coding=" + name;
    String whole = (random.nextInt(3) == 0 ? "\n" : "") + comment + "\n" + text;
    if (random.nextBoolean() || !name.matches("[A-Za-z0-9_.:-]+") || !Charset.isSupported(name)) {
      return whole.getBytes(StandardCharsets.UTF_8);
    }
    Charset charset = Charset.forName(name);
    return charset.canEncode() ? whole.getBytes(charset) : whole.getBytes(StandardCharsets.UTF_8);
  }

  private static String lineEnds(Random random, String text) {
    return switch (random.nextInt(4)) {
      case 0 -> text.replace("\n", "\r\n");
      case 1 -> text.replace("\n", "\r");
      case 2 -> text.stripTrailing();
      default -> {
        StringBuilder mixed = new StringBuilder();
        text.lines()
            .forEach(line ->
                mixed.append(line).append(List.of("\n", "\r\n", "\r").get(random.nextInt(3))));
        yield mixed.toString();
      }
    };
  }

  private static byte[] broken(Random random, byte[] original) {
    byte[] bytes = original;
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
      byte[] head = Arrays.copyOf(bytes, at);
      byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> {
              bytes = bytes.clone();
              bytes[at] ^= (byte) (1 << random.nextInt(8));
              yield bytes;
            }
            case 1 -> joined(head, Arrays.copyOfRange(bytes, end, bytes.length));
            case 2 -> joined(joined(head, Arrays.copyOfRange(bytes, at, end)), rest);
            case 3 -> head;
            default -> joined(joined(head, ODD.get(random.nextInt(ODD.size()))), rest);
          };
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
