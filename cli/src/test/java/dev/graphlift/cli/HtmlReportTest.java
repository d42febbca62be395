package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tries the HTML report in a real browser, where there is one.
///
/// `-Dreport.pictures=FOLDER` keeps pictures of it.
final class HtmlReportTest {
  /// A project that tries to break out of the page, in names, texts and messages.
  private static final String HOSTILE =
      """
      import tensorflow as tf

      # </script><script>document.title = "broken"</script>
      CLOSING = "</script><img src=x onerror='document.title=1'>LINE-BREAKS<!-- 𝓍"


      def scale(x, factor="</textarea>`<b>`&amp;${1+1}"):
          return x * 2.0


      def log(x):
          print("<script>", x, "LINE-BREAKS")
          return scale(x)


      def step(x):
          return tf.reduce_sum(scale(x))


      𝓍 = step(tf.ones((2, 3)))
      log(tf.ones((2, 3)))
      """;

  private static final String TRIAL =
      """
      {"equal": true, "command": ["train.py", "</script>"], "tensorflow": "2.21.0", "differences": [],
       "functions": [{"file": "main.py", "name": "step", "line": 1, "outcome": "equal", "detail": "",
         "before": {"calls": 5, "outer_calls": 5, "seconds": 2.0, "first_call_seconds": 1.0, "traces": null},
         "after": {"calls": 5, "outer_calls": 5, "seconds": 1.1, "first_call_seconds": 1.0, "traces": 1}}],
       "before": {"seconds": [3.0, 2.5, 2.9]}, "after": {"seconds": [1.2, 1.4, 1.1]}, "speed_up": 2.4}
      """;

  @TempDir private static Path folder;

  private static Optional<Browser> started = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(
        program.isPresent(),
        "no Chromium on the path; install one, or name it in GRAPHLIFT_BROWSER");
    report(Path.of("..", "examples", "windfarm").toAbsolutePath().normalize(), "", "windfarm");
    started = Optional.of(Browser.start(program.orElseThrow()));
  }

  @AfterAll
  static void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void searchOpenAndFollowEvidenceByKeysAlone() {
    Browser browser = open("windfarm");
    browser.press("/");
    browser.type("numpy");
    assertThat(browser.say("document.getElementById('count').textContent")).startsWith("1 of ");
    browser.press("ArrowDown", "Enter");
    browser.until("document.querySelector('#shown h2')?.textContent === 'worst_hours'");
    browser.say("document.querySelector('.steps a').focus()");
    browser.press("Enter");
    browser.until("document.activeElement.tagName === 'MARK'");
    assertThat(browser.say("document.activeElement.textContent")).startsWith("np.abs(");
    browser.press("Escape");
    browser.until("document.getElementById('shown').hidden");
    assertThat(browser.say("document.activeElement.textContent")).startsWith("worst_hours");
    browser.press("Escape");
    assertThat(browser.say("document.getElementById('search').value")).isEmpty();
    browser.press("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp");
    assertThat(browser.say("document.activeElement.id")).isEqualTo("search");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void evidenceInOtherFilesLeadsThereAndBack() {
    Browser browser = open("windfarm");
    browser.say("location.hash = '#f' + data.functions.findIndex((f) => f.name === 'announce')");
    browser.until("document.querySelector('.steps') !== null");
    browser.say("document.querySelector('.steps a[href^=\"#s\"]').click()");
    browser.until("document.querySelector('.whole mark.followed') !== null");
    browser.press("Escape");
    browser.until("document.querySelector('#shown .verdict') !== null");
    browser.say("document.querySelector('.node.caller').click()");
    browser.until("document.querySelector('#shown h2')?.textContent === 'main'");
    browser.say("document.querySelector('.rules a').click()");
    browser.until("document.getElementById('search').value.startsWith('rule:')");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void nothingOfTheProjectBecomesMarkup() throws IOException {
    Path project = Files.createDirectories(folder.resolve("hostile"));
    Files.writeString(project.resolve("main.py"), HOSTILE.replace("LINE-BREAKS", "\u2028\u2029"));
    Files.writeString(project.resolve("trial.json"), TRIAL);
    Path strange = Files.createDirectories(project.resolve("a<b>&\u2028")).resolve("x.py");
    Files.writeString(strange, "def inner(x):\n    return x\n");
    Path page = report(project, "--verify-results trial.json", "hostile");
    assertThat(Files.readString(page)).doesNotContain("<img");
    Browser browser = open("hostile");
    String functions = browser.say("data.functions.length");
    for (int i = 0; i < Integer.parseInt(functions); i++) {
      browser.say("location.hash = '#f" + i + "'");
      browser.until("current === " + i);
    }
    browser.say("location.hash = '#s' + data.files.findIndex((f) => f.path === 'main.py')");
    browser.until("document.querySelector('.whole') !== null");
    assertThat(browser.say("document.querySelector('.whole').textContent"))
        .contains("</script><img src=x onerror='document.title=1'>\u2028\u2029<!-- 𝓍");
    assertThat(browser.say("document.title")).startsWith("Graphlift");
    assertThat(browser.say("document.querySelectorAll('img, b b, textarea').length"))
        .isEqualTo("0");
    assertThat(browser.say("document.querySelector('.speed .number:last-child').textContent"))
        .isNotEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400,light", "400,dark", "1400,light", "1400,dark"})
  void fitsTheWindow(int width, String colours) throws IOException {
    Browser browser = open("windfarm");
    browser.size(width, 1000);
    browser.colours(colours);
    for (String fragment : List.of("", "f0", "f3", "s0")) {
      browser.say("location.hash = '" + fragment + "'");
      browser.until("document.body.classList.contains('showing') === " + !fragment.isEmpty());
      assertThat(browser.say("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("#%s is no wider than the window", fragment)
          .isEqualTo("true");
      Optional<Path> pictures =
          Optional.ofNullable(System.getProperty("report.pictures")).map(Path::of);
      if (pictures.isPresent()) {
        String name = "%s-%d-%s.png".formatted("summary" + fragment, width, colours);
        browser.picture(Files.createDirectories(pictures.get()).resolve(name));
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private static Path report(Path project, String options, String name) {
    Analyzer analyzer = new WorkspaceAnalyzer(new ShippedRules(), Optional.empty());
    Path page = folder.resolve(name + ".html");
    String command = "graphlift check -e . --output-format html -o " + page + " " + options;
    assertThat(new Shell(project, analyzer).run(command).exit()).isZero();
    return page;
  }

  private static Browser open(String name) {
    Browser browser = started.orElseThrow();
    browser.size(1400, 1000);
    browser.open(folder.resolve(name + ".html"));
    return browser;
  }
}
