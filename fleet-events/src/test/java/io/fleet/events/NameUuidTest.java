package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NameUuidTest {
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void agreesWithTheExampleOfRfc9562() {
    assertThat(NameUuid.inNamespace(DNS, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Property
  void isOfVersionFiveAndTheIetfVariant(@ForAll String name) {
    UUID id = NameUuid.of("overspeed", name);

    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id).isEqualTo(NameUuid.of("overspeed", name));
  }

  @Test
  void partsAreKeptApart() {
    assertThat(NameUuid.of("ab", "c")).isNotEqualTo(NameUuid.of("a", "bc"));
  }

  @Test
  void idsAreTheSameInEveryRelease() {
    assertThat(NameUuid.of("trip", "v-1", "1795168800000"))
        .hasToString("b0920617-c6cd-50f1-b8e2-82a0e05356e3");
  }
}
