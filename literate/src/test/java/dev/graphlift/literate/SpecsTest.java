package dev.graphlift.literate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

final class SpecsTest {
  @Test
  void testsAreNestedLikeTheirHeadingsAndPointAtThem() {
    DynamicNode page =
        Specs.in(SpecsTest.class, "ordinary").ignoring("diff").tests(Toy::run).toList().get(0);
    assertThat(page.getDisplayName()).isEqualTo("holding.md");
    DynamicNode top = children(page).get(0);
    assertThat(top.getDisplayName()).isEqualTo("Pages that hold");
    DynamicNode shared =
        children(top).stream()
            .filter(node -> node.getDisplayName().equals("Shared code"))
            .findFirst()
            .orElseThrow();
    assertThat(children(shared))
        .extracting(DynamicNode::getDisplayName)
        .containsExactly("Shared code", "Comes first in the headings below", "May be all there is");
    assertThat(shared.getTestSourceUri().map(URI::toString).orElse(""))
        .startsWith("file:")
        .matches(".*/src/test/resources/ordinary/holding\\.md\\?line=\\d+");
  }

  @Test
  void aFolderWithoutPagesIsAMistake() {
    Specs specs = Specs.in(SpecsTest.class, "nowhere");
    assertThatThrownBy(() -> specs.tests(Toy::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no Markdown file below the resource folder `nowhere` of");
  }

  private static List<DynamicNode> children(DynamicNode node) {
    return node instanceof DynamicContainer container
        ? container.getChildren().map(child -> (DynamicNode) child).toList()
        : Stream.<DynamicNode>of().toList();
  }
}
