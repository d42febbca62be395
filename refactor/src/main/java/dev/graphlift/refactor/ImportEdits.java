package dev.graphlift.refactor;

import dev.graphlift.source.Edit;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.Token;
import dev.graphlift.syntax.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The smallest edits that bring new imports into a file, one for all that several edits need.
final class ImportEdits {
  /// The encoding of a file is declared in its first two lines.
  private static final Pattern HEADER = Pattern.compile("#!.*|[ \\t\\f]*#.*?coding[:=].*");

  private final Layout layout;
  private final List<Statement> body;

  private ImportEdits(Layout layout, List<Statement> body) {
    this.layout = layout;
    this.body = body;
  }

  /// The edits for all imports that a file lacks.
  static List<Edit> of(Layout layout, List<Statement> body, List<NewImport> imports) {
    return new ImportEdits(layout, body).edits(imports);
  }

  private List<Edit> edits(List<NewImport> imports) {
    SortedSet<String> members = new TreeSet<>();
    SortedSet<String> lines = new TreeSet<>();
    Map<Integer, NewImport.Extended> extended = new LinkedHashMap<>();
    for (NewImport wanted : imports) {
      switch (wanted) {
        case NewImport.Members(var names) -> members.addAll(names);
        case NewImport.Module(var name) -> lines.add(importLine(name));
        case NewImport.Extended more ->
            extended.merge(more.statement().id(), more, NewImport.Extended::with);
      }
    }
    if (!members.isEmpty()) {
      lines.add("from " + FrameworkNames.MODULE + " import " + String.join(", ", ordered(members)));
    }
    List<Edit> edits = new ArrayList<>();
    if (!lines.isEmpty()) {
      edits.add(insertion(List.copyOf(lines)));
    }
    extended
        .values()
        .forEach(more -> edits.addAll(extension(more.statement(), ordered(more.names()))));
    return edits;
  }

  private static String importLine(String name) {
    return name.equals(FrameworkNames.MODULE)
        ? "import " + name
        : "import " + FrameworkNames.MODULE + " as " + name;
  }

  /// The decorator first, then classes, then element types.
  private static List<String> ordered(SortedSet<String> names) {
    return names.stream()
        .sorted(
            Comparator.comparing((String name) -> !name.equals(FrameworkNames.DECORATOR))
                .thenComparing(name -> !Character.isUpperCase(name.charAt(0)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private List<Edit> extension(Statement.ImportFrom statement, List<String> names) {
    Alias last = statement.names().getLast();
    int end = statement.range().end();
    int token = layout.tokenAt(end - 1);
    if (!layout.isOperator(token, ")")) {
      return List.of(new Edit(TextRange.at(last.range().end()), ", " + String.join(", ", names)));
    }
    int open = layout.tokenAt(statement.names().getFirst().range().start()) - 1;
    while (!layout.isOperator(open, "(")) {
      open--;
    }
    BracketedItems items =
        new BracketedItems(layout, layout.tokens().get(open).range().start(), end - 1);
    return items.adding(String.join(", ", names));
  }

  private Edit insertion(List<String> lines) {
    int at = position();
    String lineBreak = layout.lineBreak(Math.max(0, at - 1));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(lineBreak));
    boolean hasImports = leading().anyImport;
    if (!hasImports) {
      int next = layout.lines().line(at);
      boolean blankAfter = isBlank(next);
      text.append(blankAfter ? "" : lineBreak.repeat(2));
      boolean blankBefore = next == 1 || isBlank(next - 1);
      text.insert(0, blankBefore ? "" : lineBreak);
    }
    return new Edit(TextRange.at(at), text.toString());
  }

  private boolean isBlank(int line) {
    return layout
        .text()
        .substring(layout.lines().lineStart(line), layout.lines().lineEnd(line))
        .isBlank();
  }

  /// Where the imports of a file end.
  ///
  /// @param end the end of the last of them or of the docstring; -1 where there is neither
  private record Leading(int end, boolean anyImport) {}

  /// Imports at the top of a file run before anything that defines a function.
  private Leading leading() {
    int end = -1;
    boolean any = false;
    for (Statement statement : body) {
      if (statement instanceof Statement.Import || statement instanceof Statement.ImportFrom) {
        end = statement.range().end();
        any = true;
      } else if (statement.id() == body.getFirst().id() && isDocstring(statement)) {
        end = statement.range().end();
      } else if (!isSimple(statement)) {
        break;
      }
    }
    return new Leading(end, any);
  }

  private static boolean isDocstring(Statement statement) {
    return statement instanceof Statement.ExpressionStatement expression
        && expression.value() instanceof Expression.Constant constant
        && constant.value() instanceof Literal.StringLiteral;
  }

  /// Whether no function is defined in a statement.
  private static boolean isSimple(Statement statement) {
    boolean[] defines = {false};
    Nodes.walk(statement, node -> defines[0] |= node instanceof Statement.Definition);
    return !defines[0];
  }

  private int position() {
    int end = leading().end;
    return end >= 0 ? layout.statementEnd(end) : afterHeader();
  }

  /// After a comment at the top of the file that a blank line ends; otherwise after the lines that
  /// must stay first.
  private int afterHeader() {
    int header = 0;
    int line = 1;
    int count = layout.lines().lineCount();
    while (line <= count && startsWithComment(line)) {
      boolean mustStay = line <= 2 && HEADER.matcher(lineText(line)).matches();
      header = mustStay ? line : header;
      line++;
    }
    int last = line > 1 && line <= count && isBlank(line) ? line - 1 : header;
    return last == 0 ? 0 : layout.lines().lineEnd(last);
  }

  private String lineText(int line) {
    return layout
        .text()
        .substring(layout.lines().lineStart(line), layout.lines().lineEnd(line))
        .stripTrailing();
  }

  private boolean startsWithComment(int line) {
    int token = layout.tokenAt(layout.lines().lineStart(line));
    if (token >= layout.tokens().size()) {
      return false;
    }
    Token first = layout.tokens().get(token);
    return first.kind() == TokenKind.COMMENT && layout.lines().line(first.range().start()) == line;
  }
}
