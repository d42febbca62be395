package dev.graphlift.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.source.Problem;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final String MARK = "\u00ef\u00bb\u00bf";

  /// Bytes are written as Latin-1 characters, one each.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x = 1",
        "a = 1\r\nb = 2\rc = 3\n\fd = 4\n\te = 5",
        MARK + "x = 1\n",
        MARK + "# coding: utf-8\nx = 1\n",
        "# -*- coding: latin-1 -*-\nname = '\u00e9'\n",
        "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nprice = '\u0080'\n",
        "name = '\u00c3\u00a9\u00f0\u009f\u0098\u0080'\n",
        "# coding: koi8_r\nname = '\u00d0\u00d2'\n"
      })
  void validFilesEncodeBackToTheirBytes(String latin1) {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    Decoded decoded = Decoder.decode("a.py", bytes);
    assertThat(decoded.problem()).isEmpty();
    assertThat(decoded.encoding().encode(decoded.source().text())).hasValue(bytes);
    assertThat(decoded.source().text()).doesNotStartWith("\uFEFF");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# coding: latin-1 | ISO-8859-1",
        "# coding=Latin_1-unix | ISO-8859-1",
        "# coding: utf8 | UTF-8",
        "# coding: UTF-8-SIG | UTF-8",
        "#coding:cp1252 | windows-1252",
        "# encoding: cp932 | windows-31j",
        "# no such thing | UTF-8",
        "x = 1  # coding: latin-1 | UTF-8"
      })
  void theFirstLineMayNameTheEncoding(String line, String charset) {
    Decoded decoded = Decoder.decode("a.py", (line + "\n").getBytes(UTF_8));
    assertThat(decoded.encoding().charset()).isEqualTo(Charset.forName(charset));
  }

  @Test
  void theSecondLineCountsOnlyAfterABlankOrACommentLine() {
    assertThat(charset("\n# coding: latin-1\n")).isEqualTo(ISO_8859_1);
    assertThat(charset("# first\r# coding: latin-1\r")).isEqualTo(ISO_8859_1);
    assertThat(charset("'''\n# coding: latin-1\n'''\n")).isEqualTo(UTF_8);
    assertThat(charset("\n\n# coding: latin-1\n")).isEqualTo(UTF_8);
  }

  @Test
  void whatPythonWouldNotReadIsAProblemAtItsPlace() {
    assertThat(problem("x = 1\ny = '\u00ff'\n"))
        .isEqualTo(
            "11 Non-UTF-8 code starting with '\\xff' in file a.py on line 2, but no encoding"
                + " declared; see https://peps.python.org/pep-0263/ for details");
    assertThat(problem("# coding: ascii\n'\u00e9'\n"))
        .isEqualTo("17 'ascii' codec can't decode byte 0xe9 in position 17");
    assertThat(problem("# coding: klingon\n")).isEqualTo("0 unknown encoding: klingon");
    assertThat(problem(MARK + "# coding: latin-1\n"))
        .isEqualTo("0 encoding problem: iso-8859-1 with BOM");
    assertThat(problem("# coding: utf-16\n")).isEqualTo("0 encoding problem: utf-16");
    assertThat(problem("'\u00ed\u00a0\u0080'\n")).startsWith("1 Non-UTF-8 code starting with");
    assertThat(problem("'\u00e2\u0082'")).startsWith("1 Non-UTF-8 code starting with '\\xe2'");
  }

  @Test
  void parsingAnUndecodableFileTellsWhyItCannotBeRead() {
    Decoded decoded = Decoder.decode("a.py", "x = '\u00ff'".getBytes(ISO_8859_1));
    Parsed parsed = PythonParser.parse(decoded);
    assertThat(parsed.tree().body()).isEmpty();
    assertThat(parsed.problems()).containsExactly(decoded.problem().orElseThrow());
  }

  private static Charset charset(String text) {
    return Decoder.decode("a.py", text.getBytes(UTF_8)).encoding().charset();
  }

  private static String problem(String latin1) {
    Decoded decoded = Decoder.decode("a.py", latin1.getBytes(ISO_8859_1));
    Problem problem = decoded.problem().orElseThrow();
    return problem.place().range().start() + " " + problem.message();
  }
}
