package dev.graphlift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.source.SourceText;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "x = 0x1F+1_000.5e-3j ~ x|=|0x1F|+|1_000.5e-3j",
        "1if x else.5 ~ 1|if|x|else|.5",
        "a**=b//c->d:=... ~ a|**=|b|//|c|->|d|:=|...",
        "rb'\\'' u\"\"\"a\"b\"\"\" # end ~ rb'\\''|u\"\"\"a\"b\"\"\"|# end",
        "f'a{b}c' ~ f'|a|{|b|}|c|'",
        "f'{{{b!r:>{w}}}}' ~ f'|{{|{|b|!|r|:|>|{|w|}|}|}}|'",
        "f'{x:=5}{y!=z}{(a:=1)}' ~ f'|{|x|:|=5|}|{|y|!=|z|}|{|(|a|:=|1|)|}|'",
        "f\"{d['k']}{f'{1}'}\" ~ f\"|{|d|[|'k'|]|}|{|f'|{|1|}|'|}|\"",
        "f'\\N{DASH}{x}' ~ f'|\\N{DASH}|{|x|}|'",
        "fr'\\{x}\\'' ~ fr'|\\|{|x|}|\\'|'",
        "'open ~ 'open",
        "f'open{x ~ f'|open|{|x",
        "a ? $b ~ a|?|$|b"
      })
  void textIsCut(String text, String expected) {
    SourceText source = SourceText.of("a.py", text);
    String tokens =
        Tokens.of(source).stream()
            .map(token -> source.slice(token.range()))
            .collect(Collectors.joining("|"));
    assertThat(tokens).isEqualTo(expected);
  }
}
