package io.fleet.query.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Starts the store once for all tests and makes the key pair that signs their tokens. */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {
  /** Whose pages may ask, too. */
  static final String OTHER_ORIGIN = "https://console.example.com";

  private Store store;

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("fleet-query");
      store = Store.start(directory.resolve("store"));
      KeyPair pair = newPair();
      return Map.of(
          "CLICKHOUSE_URL",
          store.jdbcUrl(),
          "fleet.query.export.stalled-after",
          "5s",
          "FLEET_QUERY_CORS",
          "true",
          "fleet.query.rate.burst",
          "600",
          "fleet.query.rate.per-second",
          "50",
          "FLEET_QUERY_CORS_ORIGINS",
          OTHER_ORIGIN,
          // Quarkus makes up a key for tests; without it the configured places count, as in
          // production.
          "mp.jwt.verify.publickey",
          "NONE",
          "smallrye.jwt.sign.key",
          "NONE",
          "FLEET_JWT_PUBLIC_KEY",
          pem(directory.resolve("public.pem"), "PUBLIC KEY", pair.getPublic()),
          "smallrye.jwt.sign.key.location",
          pem(directory.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(store, new TestInjector.MatchesType(Store.class));
  }

  @Override
  public void stop() {
    if (store != null) {
      store.goAway();
    }
  }

  static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Path file, String kind, Key key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    return file.toString();
  }
}
