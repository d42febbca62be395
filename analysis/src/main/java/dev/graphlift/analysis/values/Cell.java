package dev.graphlift.analysis.values;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A place in the abstract heap. Its value only grows, and whoever read it is told.
public final class Cell {
  /// Someone whose results depend on what it read.
  public interface Reader {
    /// Something that was read has grown.
    void invalidate();
  }

  private static final Reader NOBODY = () -> {};

  private Value value = Value.BOTTOM;
  private Set<Reader> readers = Set.of();

  /// Who read last: most often the one who reads next.
  private Reader last = NOBODY;

  private final Optional<Cell> whole;

  /// A place of its own.
  public Cell() {
    this.whole = Optional.empty();
  }

  /// A part of something that is also read as a whole.
  ///
  /// @param whole grows with this part
  Cell(Cell whole) {
    this.whole = Optional.of(whole);
  }

  /// The value as of now; `reader` is told when it grows.
  public Value read(Reader reader) {
    if (!reader.equals(last)) {
      if (readers.isEmpty()) {
        readers = LinkedHashSet.newLinkedHashSet(1);
      }
      readers.add(reader);
      last = reader;
    }
    return value;
  }

  /// Who has read it so far.
  public Set<Reader> readers() {
    return Collections.unmodifiableSet(readers);
  }

  /// The value as of now, for those who look once everything is settled.
  public Value peek() {
    return value;
  }

  /// Adds to the value; whether it grew.
  public boolean add(Value more) {
    Value joined = value.join(more);
    if (joined.equals(value)) {
      return false;
    }
    value = joined;
    whole.ifPresent(all -> all.add(more));
    touch();
    return true;
  }

  /// Tells all readers.
  void touch() {
    readers.forEach(Reader::invalidate);
  }
}
