package dev.graphlift.analysis.values;

/// A function made by a `def` or a lambda: code and the environment it closes over. Defaults are
/// attributes named `=parameter`.
public final class FunctionObject extends HeapObject {
  private final Code code;
  private final Environment environment;

  FunctionObject(Allocation allocation, Code code, Environment environment) {
    super(allocation);
    this.code = code;
    this.environment = environment;
  }

  /// What it runs.
  public Code code() {
    return code;
  }

  /// Where its free variables live.
  public Environment environment() {
    return environment;
  }

  /// The cell of a parameter's default.
  public Cell defaultOf(String parameter) {
    return attribute("=" + parameter);
  }

  @Override
  public String toString() {
    return "function " + code.name();
  }
}
