package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Test results as JUnit writes them: a suite for each file, a failed test for each problem. What
/// merely stands in the way of a function is a test that passed and has something to say.
final class JunitFormat {
  private final XMLStreamWriter xml;

  private JunitFormat(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new JunitFormat(xml).document(projects);
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
    out.write('\n');
  }

  private void document(List<Findings> projects) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    text("\n");
    List<Diagnostic> all =
        projects.stream().flatMap(project -> project.report().diagnostics().stream()).toList();
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "graphlift");
    counts(all);
    for (Findings findings : projects) {
      Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        files
            .computeIfAbsent(findings.path(diagnostic.span().file()), _ -> new ArrayList<>())
            .add(diagnostic);
      }
      for (Map.Entry<String, List<Diagnostic>> file : files.entrySet()) {
        suite(file.getKey(), file.getValue());
      }
    }
    text("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(String path, List<Diagnostic> diagnostics) throws XMLStreamException {
    text("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", visible(path));
    xml.writeAttribute("package", "dev.graphlift");
    counts(diagnostics);
    for (Diagnostic diagnostic : diagnostics) {
      test(path, diagnostic);
    }
    text("\n  ");
    xml.writeEndElement();
  }

  private void test(String path, Diagnostic diagnostic) throws XMLStreamException {
    Span span = diagnostic.span();
    text("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", diagnostic.code());
    xml.writeAttribute("classname", visible(path.replaceFirst("\\.pyi?$", "")));
    xml.writeAttribute("file", visible(path));
    xml.writeAttribute("line", Integer.toString(span.line()));
    String said =
        "line %d, column %d: %s".formatted(span.line(), span.column(), diagnostic.message());
    if (Severities.isProblem(diagnostic)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", visible(diagnostic.message()));
    } else {
      xml.writeStartElement("system-out");
    }
    text(visible(said));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void counts(List<Diagnostic> diagnostics) throws XMLStreamException {
    long failures = diagnostics.stream().filter(Severities::isProblem).count();
    xml.writeAttribute("tests", Integer.toString(diagnostics.size()));
    xml.writeAttribute("failures", Long.toString(failures));
    xml.writeAttribute("errors", "0");
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(text);
  }

  /// XML cannot say control characters at all.
  private static String visible(String text) {
    return Printable.text(text);
  }
}
