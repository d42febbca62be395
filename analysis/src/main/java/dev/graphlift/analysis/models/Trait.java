package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Set;

/// One thing that a call does besides giving its result.
public sealed interface Trait {
  /// It calls a function that it was given, or a method of its receiver that subclasses override.
  ///
  /// @param callee a parameter's name, `self.NAME` for a method of the receiver, or
  ///   `PARAMETER.NAME` for one of an argument; when the argument is a collection, each item may be
  ///   called
  /// @param arguments what it hands over; [Returns.Spread] stands for several arguments
  /// @param often whether it calls each time
  record CallsBack(String callee, List<Returns> arguments, Often often) implements Trait {
    public CallsBack {
      arguments = List.copyOf(arguments);
    }
  }

  /// How often a function is called back.
  enum Often {
    /// At each call, perhaps many times.
    ALWAYS,
    /// The first time only, to set up the receiver.
    ONCE
  }

  /// Its receiver holds variables after it, each under a name of its own, and no others but those
  /// of objects that it holds.
  record Holds(List<Returns.Field> variables) implements Trait {
    public Holds {
      variables = List.copyOf(variables);
    }
  }

  /// It sets its receiver up, or what it makes, if a part of that tells the input: a placeholder,
  /// or an object made with one of some arguments.
  ///
  /// @param parts the parameter whose argument is kept as the parts
  /// @param arguments the arguments that tell the input
  record SetsUpGiven(String parts, Set<String> arguments) implements Trait {
    public SetsUpGiven {
      arguments = Set.copyOf(arguments);
    }
  }

  /// It changes an object in place.
  ///
  /// @param target a parameter's name, or `self` for the receiver
  record Mutates(String target) implements Trait {}

  /// It keeps an argument reachable from its receiver or its result after it has returned.
  ///
  /// @param parameter the parameter whose argument is kept
  record Keeps(String parameter) implements Trait {
    /// Stands for every argument.
    public static final String ALL = "*";
  }

  /// It changes the state of an object of the framework (a variable, a metric, an optimizer).
  /// Tracing records this, so it is no Python side effect.
  ///
  /// @param target a parameter's name, or `self` for the receiver
  record Assigns(String target) implements Trait {}

  /// It advances an iterator.
  ///
  /// @param target a parameter's name, or `self` for the receiver
  record Advances(String target) implements Trait {}

  /// A trait that needs no further words.
  enum Effect implements Trait {
    /// Works only when executed eagerly: raises or lacks its value under tracing.
    EAGER_ONLY,
    /// Has state in the framework, so two equal calls may differ.
    STATEFUL,
    /// Creates variables of the framework.
    CREATES_VARIABLES,
    /// Sets its receiver up as the first use would.
    SETS_UP,
    READS_CLOCK,
    /// Takes random numbers on the host, which a trace would freeze.
    READS_RANDOMNESS,
    READS_ENVIRONMENT,
    /// Tells whether code runs eagerly or is traced.
    READS_MODE,
    /// Tells a tensor from other values.
    TELLS_TENSORS,
    /// Makes numbers of Python of its arguments, so that tensors have to have values.
    NEEDS_VALUES,
    /// Sets the seed of all random operations.
    SEEDS,
    /// Draws random numbers by that seed.
    DRAWS_BY_SEED,
    /// Makes graphs of the functions that it calls back.
    TRACES,
    /// Leaves the graph for a function of Python.
    LEAVES_GRAPH,
    /// Sets the element type of floats that the program gives none for.
    SETS_FLOATS,
    /// Turns graph functions off or on, for all of the program.
    SWITCHES_GRAPHS,
    /// Reads what is in files.
    READS_FILES,
    /// Reads the console or writes to it.
    CONSOLE,
    /// Changes files or folders.
    FILES,
    NETWORK,
    LOGGING,
    /// Starts, joins or synchronises threads or processes.
    THREADS,
    /// Changes the state of the process or of a module in another way.
    PYTHON_SIDE_EFFECT,
    /// Nobody wrote down what it does besides its result.
    UNMODELLED
  }
}
