package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/// What is known of the libraries a program may use, found by qualified name.
///
/// Built-in names of Python stand alone (`len`, `list.append`); every other name starts with its
/// package (`numpy.ones`). Instances are immutable to their users and may be shared by threads; the
/// tables of a package are read when one of its names is first asked for.
public final class Library {
  private static final Set<String> FRAMEWORKS =
      Set.of("tensorflow", "tensorflow_probability", "tensorflow_addons", "keras");
  private static final List<String> NO_COMPUTATION = List.of("tensorflow.io.", "tensorflow.train.");
  private static final Set<String> HOST_PACKAGES = Set.of("numpy", "scipy", "pandas", "sklearn");

  private static final Pattern INSIDE =
      Pattern.compile(
          "(tensorflow\\.python\\.(framework|ops|eager)|(tensorflow\\.)?keras\\.engine)\\..*\\.[A-Za-z_]+");
  private static final List<String> PUBLISHED =
      List.of("tensorflow.", "tensorflow.math.", "tensorflow.nn.", "tensorflow.keras.");
  private static final Set<String> WITH_EXTENTS =
      Set.of("tensorflow.reshape", "tensorflow.range", "tensorflow.image.resize");

  /// Functions of NumPy that take `None` as any other object.
  private static final Pattern OF_ANYTHING =
      Pattern.compile("numpy\\.(random\\..*|.*array|.*equal|object_|where|shape|size|ndim|copy)");

  /// Operations that XLA does not compile for a CPU, as releases 2.15 and 2.21 show.
  private static final Pattern UNCOMPILED =
      Pattern.compile(
          "tensorflow\\.("
              + "(strings|lookup|sets|io|summary|ragged|audio)\\..*"
              + "|RaggedTensor\\.(from_|to_).*"
              + "|py_function|numpy_function|print|histogram_fixed_width"
              + "|linalg\\.(det|slogdet|eig|eigvals)|math\\.segment_.*"
              + "|sparse\\.(sparse_dense_matmul|reorder|concat|slice)"
              + "|nn\\.ctc_.*|random\\.shuffle"
              + "|image\\.(decode_.*|encode_.*|draw_bounding_boxes|extract_glimpse))");

  private static final Optional<String> FLOATS = Optional.of("float32");
  private static final String NEWEST = "2.21";
  private static final String LAST_WITHOUT = "2.15";

  private final Packages packages = Packages.SHIPPED;
  private final String release;
  private final Running running;
  private final Optional<String> floats;
  private final ConcurrentMap<String, String> canonicalNames = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Optional<ApiEntry>> entries = new ConcurrentHashMap<>();

  private Library(String release, Running running, Optional<String> floats) {
    this.release = release;
    this.running = running;
    this.floats = floats;
  }

  /// The release that a program runs on.
  ///
  /// @param because how that is known
  private record Running(String release, String because) {}

  /// The libraries as they were around TensorFlow 2.15, the last release with Keras 2, for a
  /// program of which it is not known what it runs on.
  public static Library load() {
    return new Library("2.15", new Running(NEWEST, "the newest known"), FLOATS);
  }

  /// The libraries as they were around a release of TensorFlow.
  ///
  /// @param release a release such as `2.15.1`; between two known releases the older one counts
  public static Library load(String release) {
    return new Library(release, new Running(release, "as configured"), FLOATS);
  }

  /// The same names, for a program that runs on a release of TensorFlow.
  ///
  /// @param because how that is known, as in `by requirements.txt`
  public Library runningOn(String release, String because) {
    return new Library(this.release, new Running(release, because), floats);
  }

  /// The same names, for a program that sets the element type of floats that are given none.
  public Library withOpenFloats() {
    return new Library(release, running, Optional.empty());
  }

  /// The element type that layers and weights have where none is given, unless the program sets it.
  public Optional<String> floats() {
    return floats;
  }

  /// Whether the framework builds what a layer is made of by tracing its call, as Keras 3 does.
  public boolean buildsByTracing() {
    return !Releases.isNotNewer(running.release(), LAST_WITHOUT);
  }

  /// Whether the program runs on a release of the framework, or on a newer one.
  public boolean hasReached(String release) {
    return Releases.isNotNewer(release, running.release());
  }

  /// What the program runs on, and how that is known.
  public String runningOn() {
    return "TensorFlow %s, %s".formatted(running.release(), running.because());
  }

  /// The one name of what `qualifiedName` stands for; a name that is not known keeps its last
  /// components and has the known ones before them replaced.
  public String canonical(String qualifiedName) {
    String known = canonicalNames.get(qualifiedName);
    if (known != null) {
      return known;
    }
    String canonical = findCanonical(qualifiedName);
    canonicalNames.put(qualifiedName, canonical);
    return canonical;
  }

  /// What is known of the name; for an attribute of a class also when a base class has it. Empty
  /// means that nothing is known, not that there is no such name.
  public Optional<ApiEntry> find(String qualifiedName) {
    String name = canonical(qualifiedName);
    Optional<ApiEntry> known = entries.get(name);
    if (known != null) {
      return known;
    }
    Optional<ApiEntry> found = own(name).map(this::orAsInherited).or(() -> inherited(name));
    entries.put(name, found);
    return found;
  }

  /// An attribute of the instances of a class, from the class itself or its nearest base.
  public Optional<ApiEntry> member(String className, String attribute) {
    return find(className + "." + attribute);
  }

  /// The canonical names of a class and its bases in the order in which Python looks for
  /// attributes; only the class itself when it is not known.
  public List<String> resolutionOrder(String className) {
    return ResolutionOrder.of(canonical(className), this::basesOf);
  }

  /// Whether a name is of a framework whose operations become parts of graphs. Reading and writing
  /// files and managing checkpoints are no computation.
  public boolean computesInGraphs(String qualifiedName) {
    int dot = qualifiedName.indexOf('.');
    return dot > 0
        && FRAMEWORKS.contains(qualifiedName.substring(0, dot))
        && NO_COMPUTATION.stream().noneMatch(qualifiedName::startsWith);
  }

  /// What a call of a name costs in eager code, in additions of small tensors.
  public int cost(String qualifiedName) {
    return CallCosts.SHIPPED.of(canonical(qualifiedName));
  }

  /// Whether a name is of a package that computes on the host alone, so that it needs the values of
  /// its arguments.
  public boolean computesOnHost(String qualifiedName) {
    int dot = qualifiedName.indexOf('.');
    return dot > 0 && HOST_PACKAGES.contains(qualifiedName.substring(0, dot));
  }

  /// Whether a name is of a function that computes on the host with the extents of shapes, and
  /// raises for one that is `None`.
  public boolean computesWithExtents(String qualifiedName) {
    return qualifiedName.startsWith("numpy.") && !OF_ANYTHING.matcher(qualifiedName).matches();
  }

  /// Whether a name is of an operation that takes extents and raises for one that is `None`.
  public boolean takesExtents(String qualifiedName) {
    return WITH_EXTENTS.contains(qualifiedName) || qualifiedName.endsWith(".add_weight");
  }

  /// Whether a name is of an operation that XLA does not compile, so that a function raises that is
  /// made a graph with `jit_compile=True`.
  public boolean isUncompiled(String qualifiedName) {
    return UNCOMPILED.matcher(qualifiedName).matches();
  }

  /// Whether a name is of the class of shapes.
  public boolean isShape(String qualifiedName) {
    return qualifiedName.equals("tensorflow.TensorShape");
  }

  /// Whether a name is of an error that an operation raises when it runs.
  public boolean isOperationError(String qualifiedName) {
    return qualifiedName.startsWith("tensorflow.errors.");
  }

  /// Whether a name is of a layer, which makes its weights by the rank of its first input.
  public boolean isLayer(String qualifiedName) {
    return qualifiedName.startsWith("tensorflow.keras.layers.");
  }

  /// Whether the name is that of a module or package of a known library.
  public boolean knowsModule(String qualifiedName) {
    return find(qualifiedName).filter(entry -> entry.kind() == Kind.MODULE).isPresent();
  }

  private String findCanonical(String name) {
    PackageTables tables = packages.of(name);
    Optional<String> alias = tables.alias(name);
    if (alias.isPresent()) {
      return alias.orElseThrow();
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0 || tables.knows(name)) {
      return name;
    }
    Optional<String> published = published(name);
    if (published.isPresent()) {
      return published.get();
    }
    String parent = canonical(name.substring(0, dot));
    String moved = parent.isEmpty() ? name.substring(dot + 1) : parent + name.substring(dot);
    return moved.equals(name) ? tables.published(name).orElse(name) : canonical(moved);
  }

  /// The published name of what a program takes from inside of the framework: the one with the same
  /// last component.
  private Optional<String> published(String name) {
    if (!INSIDE.matcher(name).matches()) {
      return Optional.empty();
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    return PUBLISHED.stream()
        .map(prefix -> prefix + last)
        .filter(candidate -> packages.of(candidate).knows(candidate))
        .findFirst()
        .map(this::canonical);
  }

  /// A method that overrides another and of which nothing is said does what the other one does,
  /// which is said of the other one's parameters.
  private ApiEntry orAsInherited(ApiEntry entry) {
    boolean unsaid =
        entry.kind() == Kind.METHOD && entry.behaviour().returns() instanceof Returns.Unknown;
    return unsaid
        ? inherited(entry.name())
            .filter(other -> !(other.behaviour().returns() instanceof Returns.Unknown))
            .map(other ->
                new ApiEntry(
                    entry.name(),
                    entry.kind(),
                    other.parameters(),
                    entry.bases(),
                    other.behaviour(),
                    other.model(),
                    other.counterparts(),
                    entry.releases()))
            .orElse(entry)
        : entry;
  }

  private Optional<ApiEntry> own(String name) {
    return packages.of(name).entry(name, release, this::model);
  }

  /// The name that another one is said to be like. Only its own entry counts, and a name that is
  /// itself said to be like another is no model, so that no two names wait for each other.
  private Optional<ApiEntry> model(String name) {
    String model = canonical(name);
    return packages.of(model).behaviours().models(model).findFirst().isPresent()
        ? Optional.empty()
        : own(model);
  }

  private Optional<ApiEntry> inherited(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return resolutionOrder(name.substring(0, dot)).stream()
        .skip(1)
        .flatMap(base -> own(base + name.substring(dot)).stream())
        .findFirst();
  }

  private List<String> basesOf(String className) {
    return own(className).map(ApiEntry::bases).orElse(List.of());
  }
}
