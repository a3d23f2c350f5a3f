package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Who may do what in the ClickHouse server of the containers. */
class ClickHouseAccountsTest {
  private static final String FILE = "k8s/base/files/clickhouse/users.xml";
  private static final String MIGRATIONS = "schema/src/main/resources/db/migration";

  private Element accounts;

  @BeforeEach
  void read() throws Exception {
    accounts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Project.ROOT.resolve(FILE).toFile())
            .getDocumentElement();
  }

  @Test
  void everybodyHasAPasswordOfTheirOwnFromTheEnvironment() {
    Set<String> passwords = new TreeSet<>();
    for (String user : List.of("fleet", "fleet_writer", "fleet_reader", "fleet_metabase")) {
      Element password = one(one(accounts, "users"), user, "password");
      assertThat(passwords.add(password.getAttribute("from_env"))).as(user).isTrue();
    }
    assertThat(one(one(accounts, "users"), "default").getAttribute("remove")).isEqualTo("remove");
  }

  @Test
  void metabaseWritesNothingAndCannotWidenItsBounds() {
    // given
    Element user = one(accounts, "users", "fleet_metabase");
    Element profile = one(accounts, "profiles", text(one(user, "profile")));

    // then
    assertThat(text(one(user, "grants", "query"))).isEqualTo("GRANT SELECT ON fleet.*");
    assertThat(text(one(profile, "readonly"))).isEqualTo("2");
    Element constraints = one(profile, "constraints");
    for (Element bound : children(profile)) {
      if (Set.of("readonly", "constraints").contains(bound.getTagName())) {
        continue;
      }
      Element constraint = one(constraints, bound.getTagName());
      assertThat(children(constraint).stream().map(Element::getTagName))
          .as(bound.getTagName())
          .containsAnyOf("max", "readonly");
      if (!children(constraint, "max").isEmpty()) {
        assertThat(text(one(constraint, "max"))).isEqualTo(text(bound));
        // zero would be no bound at all
        assertThat(text(one(constraint, "min"))).isEqualTo("1");
      }
    }
    assertThat(children(constraints)).hasSizeGreaterThan(5);
  }

  @Test
  void theJobAddsRowsAndChangesNoTable() {
    Element user = one(accounts, "users", "fleet_writer");
    assertThat(text(one(user, "grants", "query"))).isEqualTo("GRANT SELECT, INSERT ON fleet.*");
  }

  @Test
  void whatMetabaseAsksInAnHourIsBounded() {
    // given
    String quota = text(one(accounts, "users", "fleet_metabase", "quota"));

    // then
    Element interval = one(accounts, "quotas", quota, "interval");
    assertThat(text(one(interval, "duration"))).isEqualTo("3600");
    for (String bound : List.of("queries", "errors", "read_rows", "execution_time")) {
      assertThat(Long.parseLong(text(one(interval, bound)))).as(bound).isPositive();
    }
  }

  @Test
  void metabaseSeesOfReferenceDataWhatTheViewsNeedAndNothingOfPeople() {
    // given
    String filter =
        text(one(accounts, "users", "fleet_metabase", "databases", "fleet", "reference", "filter"));
    Set<String> shown = Project.find("'([a-z-]+)'", filter);

    // then
    Set<String> needed = new TreeSet<>();
    for (Path migration : Project.files(MIGRATIONS, ".sql")) {
      needed.addAll(
          Project.find(
              "FROM reference FINAL\\s+WHERE kind = '([a-z-]+)'", Project.read(migration)));
    }
    assertThat(needed).contains("vehicles", "delivery-plans");
    assertThat(shown).containsAll(needed);
    assertThat(shown).doesNotContain("drivers", "pairings", "private-modes", "devices");
    for (String hidden : Arrays.asList("dead_letters", "webhook_attempts")) {
      assertThat(
              text(
                  one(accounts, "users", "fleet_metabase", "databases", "fleet", hidden, "filter")))
          .isEqualTo("1 = 0");
    }
  }

  private static Element one(Element from, String... path) {
    Element at = from;
    for (String name : path) {
      List<Element> found = children(at, name);
      assertThat(found).as(name + " in " + at.getTagName()).hasSize(1);
      at = found.get(0);
    }
    return at;
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }

  private static List<Element> children(Element of, String name) {
    return children(of).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  private static List<Element> children(Element of) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = of.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
        children.add((Element) nodes.item(i));
      }
    }
    return children;
  }
}
