/// Markdown files as tests: reading them, comparing what they say with what a subject answers, and
/// recording new answers.
///
/// A driver in another module's tests is three lines: `Specs.in(Anchor.class, "specs")`, the keys
/// it understands, and a [Subject]. What a spec may contain is written in `docs/specs.md`.
///
/// ```
/// Specs.in ── reads ──▶ Page (sections of blocks) ──▶ Example (a snippet and what is expected)
///                                                       │ Subject.run(snippet)
///                                                       ▼
///                                          Outcome ──▶ Failure (Markdown line, message)
/// ```
///
/// Knows nothing of any analysis: the subject is a function handed in.
@NullMarked
package dev.graphlift.literate;

import org.jspecify.annotations.NullMarked;
