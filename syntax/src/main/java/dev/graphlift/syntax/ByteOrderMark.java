package dev.graphlift.syntax;

import java.util.Arrays;

/// UTF-8's signature at the start of a file.
final class ByteOrderMark {
  private static final byte[] BYTES = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ByteOrderMark() {}

  static byte[] bytes() {
    return BYTES.clone();
  }

  static boolean startsOff(byte[] file) {
    return file.length >= BYTES.length
        && Arrays.equals(file, 0, BYTES.length, BYTES, 0, BYTES.length);
  }
}
