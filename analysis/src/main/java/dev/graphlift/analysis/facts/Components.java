package dev.graphlift.analysis.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The strongly connected components of a directed graph over `0..n-1`, successors first.
///
/// Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972), without recursion.
final class Components {
  private final int[][] successors;
  private final int[] index;
  private final int[] low;
  private final int[] next;
  private final boolean[] onStack;
  private final Deque<Integer> stack = new ArrayDeque<>();
  private final List<int[]> components = new ArrayList<>();
  private int counter;

  private Components(int[][] successors) {
    int n = successors.length;
    this.successors = successors;
    this.index = new int[n];
    this.low = new int[n];
    this.next = new int[n];
    this.onStack = new boolean[n];
    Arrays.fill(index, -1);
  }

  /// The components, each before those that reach it.
  static List<int[]> of(int[][] successors) {
    Components search = new Components(successors);
    for (int node = 0; node < successors.length; node++) {
      if (search.index[node] < 0) {
        search.visit(node);
      }
    }
    return search.components;
  }

  private void visit(int root) {
    Deque<Integer> path = new ArrayDeque<>();
    open(root, path);
    while (!path.isEmpty()) {
      int node = path.getLast();
      if (next[node] < successors[node].length) {
        int successor = successors[node][next[node]++];
        if (index[successor] < 0) {
          open(successor, path);
        } else if (onStack[successor]) {
          low[node] = Math.min(low[node], index[successor]);
        }
      } else {
        close(node, path);
      }
    }
  }

  private void open(int node, Deque<Integer> path) {
    index[node] = counter;
    low[node] = counter++;
    stack.addLast(node);
    onStack[node] = true;
    path.addLast(node);
  }

  private void close(int node, Deque<Integer> path) {
    path.removeLast();
    if (!path.isEmpty()) {
      low[path.getLast()] = Math.min(low[path.getLast()], low[node]);
    }
    if (low[node] == index[node]) {
      List<Integer> members = new ArrayList<>();
      int member;
      do {
        member = stack.removeLast();
        onStack[member] = false;
        members.add(member);
      } while (member != node);
      components.add(members.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
  }
}
