package dev.graphlift.cli;

import dev.graphlift.cli.HtmlPage.Mark;
import dev.graphlift.cli.HtmlPage.Run;
import dev.graphlift.cli.HtmlPage.Side;
import dev.graphlift.cli.HtmlPage.Speed;
import dev.graphlift.cli.VerifyResults.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Lays out what trials measured: runs of commands on a scale of seconds, functions on a
/// logarithmic one of how many times as fast they got.
final class HtmlSpeed {
  private static final double PERCENT = 100;
  private static final double TENFOLD = 10;

  private HtmlSpeed() {}

  /// The plots; empty when there is nothing to plot.
  static Optional<Speed> of(VerifyResults results, HtmlIndex index) {
    if (results.runs().isEmpty()) {
      return Optional.empty();
    }
    List<Timed> timed =
        results.functions().stream()
            .filter(each -> each.speedUp().isPresent())
            .sorted(Comparator.comparingDouble((Timed each) -> -each.speedUp().getAsDouble()))
            .toList();
    // From a tenth to ten times, and further where something lies further.
    int low = -1;
    int high = 1;
    for (Timed each : timed) {
      double power = Math.log10(each.speedUp().getAsDouble());
      low = Math.min(low, (int) Math.floor(power));
      high = Math.max(high, (int) Math.ceil(power));
    }
    List<Mark> axis = new ArrayList<>();
    for (int power = low; power <= high; power++) {
      axis.add(new Mark(ratio(Math.pow(TENFOLD, power)), percent(power, low, high)));
    }
    List<HtmlPage.Timed> functions = new ArrayList<>();
    for (Timed each : timed) {
      double times = each.speedUp().getAsDouble();
      functions.add(
          new HtmlPage.Timed(
              index.nearest(each.file(), each.name(), each.line()).orElse(-1),
              each.name(),
              each.file(),
              times(each),
              new Mark(ratio(times), percent(Math.log10(times), low, high))));
    }
    return Optional.of(
        new Speed(results.runs().stream().map(HtmlSpeed::run).toList(), functions, axis));
  }

  private static double percent(double power, int low, int high) {
    return (power - low) / (high - low) * PERCENT;
  }

  private static Run run(VerifyResults.Run run) {
    double longest =
        DoubleStream.concat(numbers(run.before()), numbers(run.after())).max().orElse(1);
    String under = run.tensorflow().isEmpty() ? "" : " under TensorFlow " + run.tensorflow();
    String faster =
        run.speedUp().isPresent() ? ratio(run.speedUp().getAsDouble()) + " as fast" : "";
    String result = run.equal() ? "equal results" : "results differ";
    return new Run(
        run.command(),
        result + under + (faster.isEmpty() ? "" : ", " + faster),
        List.of(
            side("without the fixes", run.before(), longest),
            side("with the fixes", run.after(), longest)));
  }

  private static DoubleStream numbers(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue);
  }

  private static Side side(String words, List<Double> seconds, double longest) {
    List<Double> sorted = seconds.stream().sorted().toList();
    double median =
        sorted.isEmpty()
            ? 0
            : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    return new Side(
        words,
        seconds(median) + " s",
        sorted.stream().map(each -> mark(each, longest)).toList(),
        mark(median, longest));
  }

  private static Mark mark(double seconds, double longest) {
    return new Mark(seconds(seconds) + " s", longest > 0 ? seconds / longest * PERCENT : 0);
  }

  /// The times of a function on both sides, in words.
  static String times(Timed timed) {
    if (!timed.outcome().equals("equal")) {
      return "";
    }
    String calls = Summary.counted(timed.before().calls(), "call");
    String all =
        "%s: %s s without the fix, %s s with it"
            .formatted(calls, seconds(timed.before().seconds()), seconds(timed.after().seconds()));
    String traces =
        timed.after().traces() < 0
            ? ""
            : " and " + Summary.counted(timed.after().traces(), "trace");
    return timed.speedUp().isEmpty()
        ? all + traces
        : "%s%s; after the first call %s s and %s s"
            .formatted(
                all, traces, seconds(timed.before().later()), seconds(timed.after().later()));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String ratio(double times) {
    return times >= TENFOLD
        ? String.format(Locale.ROOT, "%.0f×", times)
        : String.format(Locale.ROOT, "%.2f×", times).replaceFirst("\\.?0+×", "×");
  }
}
