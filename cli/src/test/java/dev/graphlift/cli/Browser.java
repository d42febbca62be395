package dev.graphlift.cli;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A headless Chromium with one page, told what to do by its debugging protocol.
///
/// Source: Chrome DevTools Protocol, domains Page, Runtime, Input, Emulation and Log.
final class Browser implements AutoCloseable {
  private static final int SECONDS = 30;
  private static final Map<String, Integer> KEYS =
      Map.of("Enter", 13, "Escape", 27, "ArrowUp", 38, "ArrowDown", 40, "Tab", 9);

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonValue>> open = new ConcurrentHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private Browser(Path program, Path profile) throws IOException, InterruptedException {
    this.profile = profile;
    this.process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(), new Listener())
            .join();
  }

  /// The browser of this machine: what the variable `GRAPHLIFT_BROWSER` names, or one on the path.
  static Optional<Path> program() {
    return Optional.ofNullable(System.getenv("GRAPHLIFT_BROWSER"))
        .map(Path::of)
        .or(() ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst());
  }

  /// Starts a browser with a page that shows nothing yet.
  static Browser start(Path program) throws IOException, InterruptedException {
    Browser browser = new Browser(program, Files.createTempDirectory("graphlift-browser"));
    for (String domain : List.of("Page", "Runtime", "Log")) {
      browser.call(domain + ".enable", "{}");
    }
    return browser;
  }

  /// The address of the page, once the browser is up.
  private URI address() throws IOException, InterruptedException {
    Path ports = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(ports) || Files.readAllLines(ports).size() < 2) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException("the browser does not start");
      }
      Thread.sleep(20);
    }
    String port = Files.readAllLines(ports).getFirst();
    String pages =
        new String(
            URI.create("http://127.0.0.1:" + port + "/json/list")
                .toURL()
                .openStream()
                .readAllBytes(),
            StandardCharsets.UTF_8);
    return JsonValue.read(new ByteArrayInputStream(pages.getBytes(StandardCharsets.UTF_8)))
        .items()
        .stream()
        .filter(page -> page.field("type").text().equals(Optional.of("page")))
        .flatMap(page -> page.field("webSocketDebuggerUrl").text().stream())
        .map(URI::create)
        .findFirst()
        .orElseThrow();
  }

  /// Opens a file and waits until it is there.
  void open(Path file) {
    call("Page.navigate", "{\"url\": \"about:blank\"}");
    until("location.href === 'about:blank'");
    call("Page.navigate", "{\"url\": %s}".formatted(quoted(file.toUri().toString())));
    until("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\": %d, \"height\": %d, \"deviceScaleFactor\": 1, \"mobile\": false}"
            .formatted(width, height));
  }

  void colours(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": %s}]}"
            .formatted(quoted(scheme)));
  }

  /// What an expression says, as text.
  String say(String expression) {
    JsonValue answer =
        call(
            "Runtime.evaluate",
            "{\"returnByValue\": true, \"expression\": %s}"
                .formatted(quoted("String(" + expression + ")")));
    return answer
        .field("result")
        .field("value")
        .text()
        .orElseThrow(() -> new AssertionError(expression + ": " + answer));
  }

  /// Waits until something is so.
  void until(String condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!say(condition).equals("true")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never so: %s at %s: %s".formatted(condition, say("location.href"), complaints()));
      }
    }
  }

  /// Presses and releases keys, by name or letter by letter.
  void press(String... keys) {
    for (String key : keys) {
      String text = key.length() == 1 || key.equals("Enter") ? key.replace("Enter", "\r") : "";
      String event = "{\"type\": \"%s\", \"key\": %s, \"text\": %s, \"windowsVirtualKeyCode\": %d}";
      int code = KEYS.getOrDefault(key, 0);
      call("Input.dispatchKeyEvent", event.formatted("keyDown", quoted(key), quoted(text), code));
      call("Input.dispatchKeyEvent", event.formatted("keyUp", quoted(key), quoted(""), code));
    }
  }

  void type(String text) {
    text.codePoints().forEach(c -> press(Character.toString(c)));
  }

  /// Keeps a picture of what is to be seen.
  void picture(Path file) throws IOException {
    String data =
        call("Page.captureScreenshot", "{\"format\": \"png\"}").field("data").text().orElseThrow();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /// Exceptions, errors and warnings of the page since the last question.
  List<String> complaints() {
    synchronized (complaints) {
      List<String> all = List.copyOf(complaints);
      complaints.clear();
      return all;
    }
  }

  private JsonValue call(String method, String parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonValue> answer = new CompletableFuture<>();
    open.put(id, answer);
    socket
        .sendText(
            "{\"id\": %d, \"method\": \"%s\", \"params\": %s}".formatted(id, method, parameters),
            true)
        .join();
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS).field("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(method, e);
    }
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c ->
            c < ' ' || c > '~' || c == '"' || c == '\\'
                ? "\\u%04x".formatted(c)
                : String.valueOf((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    // What it has started goes on writing to its profile for a while.
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Sorts what the browser says into answers and complaints.
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        take(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void take(String text) {
      JsonValue said;
      try {
        said = JsonValue.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      said.field("id")
          .number()
          .ifPresent(id ->
              Optional.ofNullable(open.remove((int) id))
                  .ifPresent(answer -> answer.complete(said)));
      switch (said.field("method").text().orElse("")) {
        case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" -> {
          synchronized (complaints) {
            complaints.add(text);
          }
        }
        default -> {}
      }
    }
  }
}
