package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.HtmlIndex.Entry;
import dev.graphlift.cli.HtmlPage.Figure;
import dev.graphlift.cli.HtmlPage.ModuleRow;
import dev.graphlift.cli.HtmlPage.RuleRow;
import dev.graphlift.cli.HtmlPage.Share;
import dev.graphlift.cli.Summary.Standing;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Explanation;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ProjectOverview.Judged;
import dev.graphlift.workspace.ProjectOverview.Purpose;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A page for browsers that needs nothing beside itself: the summary as HTML, all functions as data
/// that a program in the page shows on demand.
final class HtmlFormat {
  private static final double PERCENT = 100;

  private final List<Findings> projects;
  private final RuleCommand.RuleBook rules;
  private final VerifyResults verified;
  private final HtmlIndex index;

  private HtmlFormat(List<Findings> projects, RuleCommand.RuleBook rules, VerifyResults verified) {
    this.projects = projects;
    this.rules = rules;
    this.verified = verified;
    this.index = new HtmlIndex(projects);
  }

  static void write(
      List<Findings> projects, RuleCommand.RuleBook rules, VerifyResults verified, OutputStream out)
      throws IOException {
    HtmlPage page = new HtmlFormat(projects, rules, verified).page();
    Utf8ByteOutput text = new Utf8ByteOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, text);
    text.writeTo(out);
  }

  private HtmlPage page() throws IOException {
    return new HtmlPage(
        String.join(", ", projects.stream().map(HtmlFormat::name).toList()),
        Version.number(),
        figures(),
        shares(index.functions()),
        ruleRows(),
        modules(),
        problems(),
        HtmlSpeed.of(verified, index),
        resource("report.css"),
        resource("text.js", "graph.js", "function.js", "report.js"),
        data());
  }

  /// The path that was given, or the name of the folder where that says nothing.
  private static String name(Findings findings) {
    String given = findings.report().project();
    Path folder = findings.directory().resolve(findings.project().root()).normalize();
    return given.equals(".") && folder.getFileName() != null
        ? folder.getFileName().toString()
        : given;
  }

  private List<Figure> figures() {
    List<Entry> functions = index.functions();
    long candidates = functions.stream().filter(Entry::isCandidate).count();
    int files = projects.stream().mapToInt(each -> each.report().files()).sum();
    return List.of(
        figure(files, "files"),
        figure(functions.size(), "functions"),
        figure(candidates, "candidates: graph functions, and functions that receive tensors"),
        figure(count(functions, Standing.READY), "could run as graphs"),
        figure(count(functions, Standing.TAKE_BACK), "should run eagerly"));
  }

  private static Figure figure(long number, String words) {
    return new Figure(String.valueOf(number), words);
  }

  private static long count(List<Entry> functions, Standing standing) {
    return functions.stream().filter(each -> standing(each) == standing).count();
  }

  private static Standing standing(Entry function) {
    return Summary.standing(function.report());
  }

  private static List<Share> shares(List<Entry> functions) {
    return Stream.of(
            Standing.READY,
            Standing.ALREADY_GRAPH,
            Standing.TAKE_BACK,
            Standing.UNDECIDED,
            Standing.HELD_BACK)
        .map(standing -> {
          long count = count(functions, standing);
          double percent = functions.isEmpty() ? 0 : count * PERCENT / functions.size();
          return new Share(Keywords.word(standing), words(standing), count, percent);
        })
        .toList();
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case ALREADY_GRAPH -> "graph already";
      case TAKE_BACK -> "should run eagerly";
      case READY -> "could run as a graph";
      case HELD_BACK -> "held back";
      case UNDECIDED -> "undecided";
    };
  }

  /// How many candidates each rule holds back.
  private List<RuleRow> ruleRows() {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, String> summaries = new LinkedHashMap<>();
    for (Entry entry : index.functions()) {
      if (entry.isCandidate() && standing(entry) == Standing.HELD_BACK) {
        Map<String, String> blocking = blocking(entry);
        blocking.keySet().forEach(rule -> counts.merge(rule, 1L, Long::sum));
        summaries.putAll(blocking);
      }
    }
    double most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(each ->
            new RuleRow(
                each.getKey(),
                summaries.getOrDefault(each.getKey(), ""),
                each.getValue(),
                each.getValue() / most * PERCENT))
        .toList();
  }

  /// The rules that hold a function back, with what each flags. Rules of other profiles are known
  /// by what they report alone.
  private static Map<String, String> blocking(Entry entry) {
    Map<String, String> rules = new LinkedHashMap<>();
    for (Judged judged : HtmlIndex.rules(entry)) {
      boolean holdsBack =
          judged.outcome() == Explanation.Outcome.BLOCKS && judged.purpose() != Purpose.REMARK;
      if (holdsBack) {
        rules.put(judged.rule(), judged.summary());
      }
    }
    if (HtmlIndex.rules(entry).isEmpty()) {
      entry.diagnostics().forEach(diagnostic -> rules.put(diagnostic.code(), ""));
    }
    return rules;
  }

  private List<ModuleRow> modules() {
    Map<String, List<Entry>> files = new LinkedHashMap<>();
    for (Entry entry : index.functions()) {
      FunctionReport report = entry.report();
      files.computeIfAbsent(entry.project().path(report.file()), _ -> new ArrayList<>()).add(entry);
    }
    return files.entrySet().stream()
        .map(each ->
            new ModuleRow(
                each.getKey(),
                each.getValue().size(),
                each.getValue().stream().filter(Entry::isCandidate).count(),
                count(each.getValue(), Standing.READY) + count(each.getValue(), Standing.TAKE_BACK),
                shares(each.getValue())))
        .sorted(
            Comparator.comparingLong(ModuleRow::ready)
                .thenComparingLong(ModuleRow::candidates)
                .reversed()
                .thenComparing(ModuleRow::path))
        .toList();
  }

  /// What could not be read.
  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
          Diagnostic.Span span = diagnostic.span();
          problems.add(
              "%s:%d:%d: %s"
                  .formatted(
                      findings.path(span.file()),
                      span.line(),
                      span.column(),
                      diagnostic.message()));
        }
      }
    }
    return problems;
  }

  private static String resource(String... names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      try (InputStream in = HtmlFormat.class.getResourceAsStream("html/" + name)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its own file " + name);
        }
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private String data() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonText.embedded(bytes)) {
      new HtmlData(index, projects, rules, verified, json).write();
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
