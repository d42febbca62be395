package dev.graphlift.workspace;

import java.io.IOException;
import java.util.Locale;

/// A file is larger than it may be.
public final class FileTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileTooLargeException(long size, long most) {
    super(
        String.format(
            Locale.ROOT, "the file has %,d bytes, more than `max-file-size` (%,d)", size, most));
  }
}
