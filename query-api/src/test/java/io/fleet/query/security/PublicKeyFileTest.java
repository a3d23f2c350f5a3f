package io.fleet.query.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeyFileTest {
  @TempDir Path directory;

  @Test
  void withoutAPlaceTheServiceDoesNotStart() {
    assertThatThrownBy(() -> PublicKeyFile.check(" "))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLEET_JWT_PUBLIC_KEY");
  }

  @Test
  void aFileThatIsNotThereOrHoldsNoKeyIsRefused() throws IOException {
    // given
    Path other = Files.writeString(directory.resolve("other.pem"), "hello");

    // when, then
    assertThatThrownBy(() -> PublicKeyFile.check(directory.resolve("none.pem").toString()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> PublicKeyFile.check(other.toString()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void publishedKeysAreTakenOverHttpsOrFromThisMachine() {
    assertThatCode(() -> PublicKeyFile.check("https://id.example.com/keys"))
        .doesNotThrowAnyException();
    assertThatCode(() -> PublicKeyFile.check("http://127.0.0.1:8080/keys"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PublicKeyFile.check("http://id.example.com/keys"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLEET_JWT_JWKS_URL");
    assertThatThrownBy(() -> PublicKeyFile.check("http://localhost.example.com/keys"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPemFileIsTakenByPathAndByUri() throws IOException {
    // given
    Path key =
        Files.writeString(directory.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\nMIIB\n");

    // when, then
    assertThatCode(() -> PublicKeyFile.check(key.toString())).doesNotThrowAnyException();
    assertThatCode(() -> PublicKeyFile.check(key.toUri().toString())).doesNotThrowAnyException();
  }
}
