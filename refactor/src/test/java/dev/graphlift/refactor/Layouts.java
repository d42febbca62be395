package dev.graphlift.refactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes files whose functions and decorators are laid out in every way that Python allows, and
/// many at once.
final class Layouts {
  private static final List<String> INDENTS = List.of("    ", "\t", "  ", "   ", "        ");
  private static final List<String> BREAKS = List.of("\n", "\n", "\n", "\r\n", "\r");
  private static final List<String> HEADS =
      List.of(
          "",
          "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n",
          "\"\"\"Steps.\n\nMore of them: ü.\n\"\"\"\n",
          "# Nobody's.\n\nfrom __future__ import annotations\n",
          "\f\n");

  /// Decorators that make graph functions; `F` is the framework's name, `I` an indentation.
  private static final List<String> GRAPH =
      List.of(
          "@F",
          "@ F",
          "@F()",
          "@F( )",
          "@F (autograph=True)",
          "@F(autograph=True,)",
          "@F(autograph=True, )  # nötig",
          "@(F)",
          "@((F)(autograph=True))",
          "@F(\nIautograph=True,\n)",
          "@F(\nIautograph=True\n)",
          "@F(  # first\nIautograph = True  # second\nI# third\n)",
          "@F(None)",
          "@F(func=None, autograph=(True))",
          "@F(\\\nautograph=True)",
          "@F(autograph=True\nI   , )",
          "@F(autograph=True,  # why\n   jit_compile=False)",
          "@F(\n# nothing\n)",
          "@F(\nI)",
          "@F(*(), autograph=True)",
          "@F(autograph=True); # odd".replace(";", ""));

  private static final List<String> DEFS =
      List.of(
          "def N(P): return R",
          "def N(P):\nIreturn R",
          "def N(P):  # f(x)\nI\"\"\"Text.\n\n  @F\nI\"\"\"\n\nIreturn R",
          "def N(\nIP,\n):\nIreturn R",
          "def  N (P) -> \"F\" :\nI# ñ\nIé = R\nIreturn é",
          "def N[T](P):\nIreturn R",
          "def N(P): y = R; return y");

  private final Random random;
  private final String lineBreak;
  private final String step;

  Layouts(long seed) {
    this.random = new Random(seed);
    this.lineBreak = pick(BREAKS);
    this.step = pick(INDENTS);
  }

  /// How the framework is imported, and how its names are written then.
  private record Imports(String text, String prefix) {}

  /// A file with so many functions, each of which is called with a tensor.
  String file(int functions) {
    Imports imports =
        pick(
            List.of(
                new Imports("import tensorflow as tf\n", "tf."),
                new Imports("import os, tensorflow as t ; import sys\n", "t."),
                new Imports("import tensorflow\n", "tensorflow."),
                new Imports("from tensorflow import *\n", ""),
                new Imports("from tensorflow import function, sin, ones\n", ""),
                new Imports("from tensorflow import (function,\n  sin, ones)\n", ""),
                new Imports(
                    "from tensorflow import (\n  function,\n  sin,\n  ones  # x\n)\n", "")));
    StringBuilder text = new StringBuilder(pick(HEADS)).append(imports.text()).append("\n\n");
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < functions; i++) {
      block(text, calls, "f%d".formatted(i), imports.prefix());
    }
    String argument = "(" + imports.prefix() + "ones((2, 3)))";
    String all =
        String.join(argument + "\n", calls) + argument + pick(List.of("\n", "", "  # end"));
    return text.append(all).toString().replace("\n", lineBreak);
  }

  private void block(StringBuilder text, List<String> calls, String name, String prefix) {
    text.append(pick(List.of("", "\n", "\n\n", "# über\n", "\f\n", "  \n")));
    switch (random.nextInt(5)) {
      case 0 -> {
        text.append("class C_").append(name).append(":\n");
        function(text, step, name, prefix, "self, x");
        calls.add("C_" + name + "()." + name);
      }
      case 1 -> {
        text.append("class C_").append(name).append(":\n");
        text.append(step).append("@staticmethod\n");
        function(text, step, name, prefix, "x");
        calls.add("C_" + name + "." + name);
      }
      case 2 -> {
        text.append(pick(List.of("if True:\n", "try:\n", "with open('x'):\n")));
        function(text, step, name, prefix, "x");
        text.append(text.indexOf("try:\n") >= 0 && endsTry(text) ? "finally: pass\n" : "");
        calls.add(name);
      }
      default -> {
        function(text, "", name, prefix, "x");
        calls.add(name);
      }
    }
  }

  private static boolean endsTry(StringBuilder text) {
    int attempt = text.lastIndexOf("try:\n");
    int other = Math.max(text.lastIndexOf("if True:\n"), text.lastIndexOf("with open("));
    return attempt > Math.max(other, text.lastIndexOf("finally"));
  }

  private void function(
      StringBuilder text, String indent, String name, String prefix, String parameters) {
    String framework = prefix + "function";
    List<String> lines = new ArrayList<>();
    if (random.nextInt(2) == 0) {
      lines.add(pick(GRAPH).replace("F", framework));
      lines.add(pick(List.of("", "", "# between", "\n")));
    }
    lines.add(
        pick(DEFS)
            .replace("N", name)
            .replace("P", parameters)
            .replace("R", prefix + "sin(x)")
            .replace("F", framework));
    for (String line : lines) {
      if (!line.isEmpty()) {
        text.append(indent)
            .append(line.replace("\nI", "\n" + indent + step).replace("\n)", "\n" + indent + ")"))
            .append("\n");
      }
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
