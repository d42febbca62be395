package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.sst.ModTy;
import dev.graphlift.source.Problem;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.EnumSet;
import java.util.List;

/// Parses Python 3.12.
///
/// Whatever the text, the answer is a tree: an empty one with a problem where the text is not
/// Python. Calls share nothing, so any number may run at a time. Programs nest as deep as the
/// calling thread's stack allows; 16 MB are enough for expressions of many thousand terms.
public final class PythonParser {
  private static final int MINOR_VERSION = 12;

  private PythonParser() {}

  /// Parses a file as it was decoded; bytes that are not text are a problem of their own.
  public static Parsed parse(Decoded file) {
    return file.problem()
        .map(problem -> failed(file.source(), problem))
        .orElseGet(() -> parse(file.source()));
  }

  /// Parses a text.
  public static Parsed parse(SourceText source) {
    int nul = source.text().indexOf('\0');
    if (nul >= 0) {
      return failed(source, TextRange.at(nul), "source code cannot contain null bytes");
    }
    // The library takes a byte-order mark away, which would shift every column of the first line.
    if (source.text().startsWith("\uFEFF")) {
      return failed(source, new TextRange(0, 1), "invalid non-printable character U+FEFF");
    }
    return parseText(source);
  }

  /// Guards against what the library throws on some broken programs beyond its own errors.
  private static Parsed parseText(SourceText source) {
    try {
      return parseOrDiagnose(source);
    } catch (StackOverflowError overflow) {
      return failed(source, TextRange.at(0), "the parser failed: the program nests too deeply");
    } catch (RuntimeException | AssertionError bug) {
      return failed(source, TextRange.at(0), "the parser failed: " + bug);
    }
  }

  private static Parsed parseOrDiagnose(SourceText source) {
    Parser parser =
        new Parser(
            source.text(),
            SyntaxFailure.callbacks(),
            InputType.FILE,
            EnumSet.noneOf(Parser.Flags.class),
            MINOR_VERSION);
    try {
      Module tree = TreeBuilder.build(source, (ModTy.Module) parser.parse());
      return new Parsed(source, tree, Tokens.comments(source), List.of());
    } catch (SyntaxFailure failure) {
      return failed(source, Diagnosis.of(source, parser, failure));
    }
  }

  private static Parsed failed(SourceText source, TextRange range, String message) {
    return failed(source, new Problem(source.place(range), message));
  }

  private static Parsed failed(SourceText source, Problem problem) {
    Module empty = new Module(0, new TextRange(0, source.text().length()), List.of(), 1);
    return new Parsed(source, empty, Tokens.comments(source), List.of(problem));
  }
}
