package dev.graphlift.literate;

import dev.graphlift.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One pass over the lines of a page.
final class PageReader {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)(\\s+#+)?\\s*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})\\s*([^`]*?)\\s*");
  private static final Pattern LABEL = Pattern.compile("`([^`\\s]+)`:\\s*");
  private static final Pattern GAP = Pattern.compile("\\s*<!--\\s*known-gap\\b:?(.*)");
  private static final String COMMENT_END = "-->";

  private final SourceText source;
  private final List<String> lines;
  private final List<Section> sections = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  /// The finished headings above the current one, outermost first.
  private final Deque<Section> open = new ArrayDeque<>();

  private Optional<Heading> heading = Optional.empty();
  private List<Block> blocks = new ArrayList<>();
  private Optional<KnownGap> gap = Optional.empty();
  private Optional<Label> label = Optional.empty();

  /// Index of the line to look at next; the page's line number of the line before it.
  private int at;

  private record Heading(int level, String title, int line) {}

  private record Label(String path, int line) {}

  PageReader(SourceText source) {
    this.source = source;
    this.lines = source.text().lines().toList();
  }

  Page read() {
    while (at < lines.size()) {
      readLine(lines.get(at++));
    }
    finishSection();
    return new Page(source, sections, complaints);
  }

  private void readLine(String line) {
    Matcher fence = FENCE.matcher(line);
    if (fence.matches()) {
      readBlock(fence.group(1), fence.group(2));
      return;
    }
    Matcher headed = HEADING.matcher(line);
    if (headed.matches()) {
      finishSection();
      heading = Optional.of(new Heading(headed.group(1).length(), headed.group(2), at));
      return;
    }
    Matcher named = LABEL.matcher(line);
    if (named.matches()) {
      dropLabel();
      label = Optional.of(readLabel(named.group(1)));
      return;
    }
    Matcher known = GAP.matcher(line);
    if (known.matches()) {
      readGap(known.group(1));
      return;
    }
    if (!line.isBlank()) {
      dropLabel();
    }
  }

  private void readBlock(String fence, String info) {
    int line = at;
    Pattern closing = Pattern.compile(" {0,3}" + fence.charAt(0) + "{" + fence.length() + ",}\\s*");
    while (at < lines.size() && !closing.matcher(lines.get(at)).matches()) {
      at++;
    }
    List<String> inside = lines.subList(line, at);
    if (at == lines.size()) {
      complain(line, "this fence is never closed");
    }
    at++;
    Optional<String> path = label.map(Label::path);
    label = Optional.empty();
    if (heading.isEmpty()) {
      complain(line, "this block stands above the first heading, so it belongs to no test");
      return;
    }
    Block block = new Block(info, path, line, fence, inside);
    if (block.purpose() instanceof Block.Purpose.Unsaid) {
      complain(line, "this block has no info string; a block for readers only is `text`");
    }
    blocks.add(block);
  }

  private Label readLabel(String path) {
    boolean leavesProject =
        path.startsWith("/") || path.contains("\\") || List.of(path.split("/")).contains("..");
    if (leavesProject) {
      complain(at, "`" + path + "` is not a path inside the snippet's project");
    }
    return new Label(path, at);
  }

  private void dropLabel() {
    label.ifPresent(unused ->
        complain(unused.line(), "the label `" + unused.path() + "` has no block right below"));
    label = Optional.empty();
  }

  private void readGap(String rest) {
    dropLabel();
    int line = at;
    StringBuilder comment = new StringBuilder(rest);
    while (comment.indexOf(COMMENT_END) < 0 && at < lines.size()) {
      comment.append(' ').append(lines.get(at++).strip());
    }
    int end = comment.indexOf(COMMENT_END);
    if (end < 0) {
      complain(line, "this comment is never closed");
      return;
    }
    String reason = comment.substring(0, end).strip();
    if (reason.isEmpty()) {
      complain(line, "a known gap must say why: `<!-- known-gap: reason -->`");
    } else if (heading.isEmpty() || !blocks.isEmpty()) {
      complain(line, "a known gap must stand between a heading and its first block");
    } else if (gap.isPresent()) {
      complain(line, "this heading has a known gap already");
    } else {
      gap = Optional.of(new KnownGap(line, reason));
    }
  }

  private void finishSection() {
    dropLabel();
    heading.ifPresent(this::addSection);
    heading = Optional.empty();
    blocks = new ArrayList<>();
    gap = Optional.empty();
  }

  private void addSection(Heading headed) {
    while (!open.isEmpty() && open.getLast().level() >= headed.level()) {
      open.removeLast();
    }
    Section section =
        new Section(
            Optional.ofNullable(open.peekLast()),
            headed.title(),
            headed.level(),
            headed.line(),
            blocks,
            gap);
    if (!paths.add(section.path())) {
      complain(headed.line(), "another heading of this page has the same path");
    }
    sections.add(section);
    open.addLast(section);
  }

  private void complain(int line, String message) {
    complaints.add(new Complaint(line, message));
  }
}
