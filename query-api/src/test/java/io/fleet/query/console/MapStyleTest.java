package io.fleet.query.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapStyleTest {
  private static final String POLICY =
      "default-src 'none'; img-src 'self' data: blob:; connect-src 'self'; script-src 'self'";

  @Test
  void itsOriginMayBeAskedAndShownAndRunsNothing() {
    // when
    MapStyle style = MapStyle.of("https://tiles.example.org:8443/dark/style.json?key=k");

    // then
    assertThat(style.widen(POLICY))
        .isEqualTo(
            "default-src 'none'; img-src 'self' https://tiles.example.org:8443 data: blob:;"
                + " connect-src 'self' https://tiles.example.org:8443; script-src 'self'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/style.json",
        "javascript:alert(1)",
        "https:",
        "https://a b/style.json",
        "https://user:word@tiles.example.org/style.json",
        "https://x; script-src *"
      })
  void whatIsNoAddressOfTheWebIsRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> MapStyle.of(url));
  }
}
