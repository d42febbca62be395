package dev.graphlift.bench;

import java.util.Random;

/// Writes a Python program with every common construct, denser in expressions than most.
final class GeneratedProgram {
  private static final int CLASSES = 120;
  private static final int METHODS = 8;

  private final Random random = new Random(20);
  private final StringBuilder out = new StringBuilder();

  private GeneratedProgram() {}

  /// The text, the same at every call.
  static String text() {
    return new GeneratedProgram().program();
  }

  private String program() {
    out.append(
        """
        \"""Stations along a river, and what is measured there.\"""
        import collections
        from typing import Callable, Optional

        LIMITS = {"low": 0.5, "high": 12.25, "names": ["north", "south"]}

        """);
    for (int i = 0; i < CLASSES; i++) {
      station(i);
    }
    return out.toString();
  }

  private void station(int number) {
    out.append(
        """

        @collections.abc.Sized.register
        class Station%d(Station%s):
            \"""A place with gauges.\"""
            limit: float = %d.5  # metres
        """
            .formatted(number, number == 0 ? "Base" : number - 1, random.nextInt(100)));
    for (int i = 0; i < METHODS; i++) {
      out.append(
          """

              def level%d(self, day, *gauges: float, scale=%d, **more) -> Optional[float]:
          """
              .formatted(i, random.nextInt(9)));
      for (int j = 2 + random.nextInt(5); j >= 0; j--) {
        statement();
      }
      out.append("        return self.limit * scale + ").append(expression(3)).append('\n');
    }
  }

  private void statement() {
    String block =
        switch (random.nextInt(8)) {
          case 0 -> "for gauge in gauges:\n    self.total += gauge ** 2 if gauge else ${1}\n";
          case 1 ->
              """
              if day > ${2} and not self.dry:
                  self.log.append((day, ${2}))
              elif (found := more.get("gauge")) is not None:
                  raise ValueError(f"no gauge {found!r:>{scale}} on day {day:03d}")
              else:
                  day -= 1
              """;
          case 2 -> "values = [value for row in self.rows if row for value in row[1:${0}]]\n";
          case 3 -> "first, (second, *rest) = ${1}, self.pair(day, key=lambda item: item[${0}])\n";
          case 4 ->
              """
              with self.open(day, mode="r") as source, self.lock:
                  self.cache[day, ...] = {line.strip(): ${2} for line in source}
              """;
          case 5 ->
              """
              match more:
                  case {"kind": "flow" | "level", "at": [x, y, *_]} if x < y:
                      day = x
                  case Station0(limit=limit):
                      day = limit
              """;
          case 6 ->
              """
              try:
                  self.check(${3})
              except (KeyError, ValueError) as problem:
                  return None
              """;
          default -> "self.${name} = ${3}\n";
        };
    while (block.contains("${")) {
      int at = block.indexOf("${");
      char kind = block.charAt(at + 2);
      String filled = kind == 'n' ? name() : expression(kind - '0');
      block = block.substring(0, at) + filled + block.substring(block.indexOf('}', at) + 1);
    }
    out.append(block.indent(8));
  }

  private String expression(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? Integer.toString(random.nextInt(1000)) : "day";
    }
    return switch (random.nextInt(6)) {
      case 0 -> expression(depth - 1) + " + " + expression(depth - 1);
      case 1 -> "self." + name() + "(" + expression(depth - 1) + ", scale=" + expression(0) + ")";
      case 2 -> "(" + expression(depth - 1) + ") % " + expression(0);
      case 3 -> "self." + name() + "[" + expression(depth - 1) + "]";
      case 4 -> "[" + expression(depth - 1) + ", 'metres', -1.5e-3]";
      default -> "max(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
    };
  }

  private String name() {
    String[] names = {"flow", "rain", "depth", "gauge_at", "mean", "upstream"};
    return names[random.nextInt(names.length)];
  }
}
