package dev.graphlift.analysis.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Programs that are small to describe and hard to analyse: each is what a fixpoint iteration, a
/// context policy or a recursion of ours could fail to survive.
enum HardPrograms {
  /// A call passes through thousands of functions.
  DEEP_CALL_CHAIN {
    @Override
    Map<String, String> files() {
      String chain = each(1_500, i -> "def f%d(x):\n    return f%d(x)\n".formatted(i, i + 1));
      return one(TENSORS + chain + "def f1500(x):\n    return x\nf0(tf.ones([2]))\n");
    }
  },

  /// Every function calls the next of a ring, with a larger argument.
  RING_OF_RECURSION {
    @Override
    Map<String, String> files() {
      String ring =
          each(
              200,
              i ->
                  "def f%d(x, n):\n    return f%d(x + %d, n - 1) if n else x\n"
                      .formatted(i, (i + 1) % 200, i));
      return one(TENSORS + ring + "f0(tf.ones([2]), 1000)\n");
    }
  },

  /// Every function calls two others, so that there are more paths than can be walked.
  EXPONENTIAL_PATHS {
    @Override
    Map<String, String> files() {
      String tree =
          each(
              60,
              i ->
                  "def f%d(x):\n    return f%d((x, %d)), f%d([x])\n".formatted(i, i + 1, i, i + 1));
      return one(tree + "def f60(x):\n    return x\nf0(1)\n");
    }
  },

  /// One function of thousands of branches, each with a value of its own.
  BRANCHES {
    @Override
    Map<String, String> files() {
      String branches = each(5_000, i -> "    if n == %d:\n        x = x, %d\n".formatted(i, i));
      return one("def f(n, x):\n" + branches + "    return x\nf(int(input()), ())\n");
    }
  },

  /// An `elif` chain, which the grammar nests.
  ELSE_IF_CHAIN {
    @Override
    Map<String, String> files() {
      String chain = each(2_000, i -> "    elif n == %d:\n        x = %d\n".formatted(i, i));
      return one("def f(n):\n    if n < 0:\n        x = 0\n" + chain + "    return x\nf(3)\n");
    }
  },

  /// A list and a dictionary of tens of thousands of constants.
  HUGE_LITERALS {
    @Override
    Map<String, String> files() {
      String list = each(50_000, i -> i + ", ");
      String dictionary = each(20_000, i -> "'k%d': [%d], ".formatted(i, i));
      return one(
          "L = [%s]\nD = {%s}\ndef f(i):\n    return L[i], D['k' + str(i)]\nf(3)\n"
              .formatted(list, dictionary));
    }
  },

  /// A sum of thousands of terms, and brackets within brackets.
  DEEP_EXPRESSIONS {
    @Override
    Map<String, String> files() {
      String nested = "[".repeat(90) + "1" + "]".repeat(90);
      return one("def f(x):\n    return %sx\nf(%s)\n".formatted("x + ".repeat(20_000), nested));
    }
  },

  /// A class that inherits through hundreds of others, each of which calls the next.
  DEEP_INHERITANCE {
    @Override
    Map<String, String> files() {
      String classes =
          each(
              400,
              i ->
                  "class C%d(C%d):\n    def m(self, x):\n        return super().m([x])\n"
                      .formatted(i + 1, i));
      return one("class C0:\n    def m(self, x):\n        return x\n" + classes + "C400().m(1)\n");
    }
  },

  /// Modules that import everything from each other in a circle.
  STAR_IMPORT_CYCLE {
    @Override
    Map<String, String> files() {
      Map<String, String> files = new LinkedHashMap<>();
      for (int i = 0; i < 60; i++) {
        files.put(
            "m%d.py".formatted(i),
            "from m%d import *\nfrom m%d import *\ndef f%d(x):\n    return f%d(x)\nf%d(%d)\n"
                .formatted((i + 1) % 60, (i + 7) % 60, i, (i + 13) % 60, i, i));
      }
      return files;
    }
  },

  /// Objects that hold each other, of one class, built in a loop.
  LINKED_OBJECTS {
    @Override
    Map<String, String> files() {
      return one(
          """
          class Node:
              def __init__(self, left, right):
                  self.left, self.right = left, right
              def walk(self, visit):
                  for side in (self.left, self.right):
                      if side:
                          side.walk(lambda x: visit((x, self)))
                  return visit(self)
          node = None
          for i in range(1000):
              node = Node(node, Node(node, [node, {"n": node}]))
          node.walk(print)
          """);
    }
  },

  /// Functions made by functions, each holding the one before.
  CLOSURES {
    @Override
    Map<String, String> files() {
      return one(
          """
          def compose(f, g):
              return lambda x: f(g(x))
          def make(n):
              h = lambda x: (x, n)
              for i in range(n):
                  h = compose(h, compose(h, lambda x: [x]))
              return h
          make(50)(make(60))(make)
          """);
    }
  },

  /// Shapes that grow in a loop.
  GROWING_SHAPES {
    @Override
    Map<String, String> files() {
      return one(
          TENSORS
              + """
              def grow(x, n):
                  while n:
                      x = tf.concat([x, x], axis=0)
                      x = tf.expand_dims(x, -1)
                      n -= 1
                  return x
              def call(n):
                  y = tf.zeros([1])
                  for i in range(n):
                      y = grow(y, i)
                  return y
              call(100)
              """);
    }
  },

  /// A file of 100,000 lines.
  LONG_FILE {
    @Override
    Map<String, String> files() {
      String functions =
          each(25_000, i -> "def f%d(x):\n    y = x + %d\n    return y\n\n".formatted(i, i));
      return one(functions + "f7(f8(9))\n");
    }
  };

  private static final String TENSORS = "import tensorflow as tf\n";

  /// The program, by the path of each file.
  abstract Map<String, String> files();

  private static Map<String, String> one(String text) {
    return Map.of("main.py", text);
  }

  private static String each(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
  }
}
