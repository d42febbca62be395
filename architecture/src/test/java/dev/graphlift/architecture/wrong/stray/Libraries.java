package dev.graphlift.architecture.wrong.stray;

import com.fasterxml.jackson.core.JsonFactory;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import gg.jte.TemplateEngine;
import org.junit.jupiter.api.DynamicTest;
import org.openjdk.jmh.runner.Runner;
import org.tomlj.TomlTable;
import picocli.CommandLine;

/// Uses every library that only one module may use.
public record Libraries(
    JsonFactory json,
    SourceRange range,
    DynamicTest test,
    Runner benchmarks,
    TomlTable table,
    TemplateEngine templates,
    CommandLine commands) {}
