package io.fleet.query.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinkTest {
  @Test
  void aPageOfTheWebIsLedToAsItWasTold() {
    // when
    String link = PageLink.of("http://127.0.0.1:8081/#/overview");

    // then
    assertThat(link).isEqualTo("http://127.0.0.1:8081/#/overview");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://files.example",
        "https://u:p@a.example",
        "/flink",
        "not an address"
      })
  void whatIsNoPageOfTheWebEndsTheStart(String url) {
    // then
    assertThatIllegalArgumentException().isThrownBy(() -> PageLink.of(url));
  }
}
