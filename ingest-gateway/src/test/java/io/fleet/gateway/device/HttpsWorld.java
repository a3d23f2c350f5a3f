package io.fleet.gateway.device;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A certificate authority of the fleet's own, and a gateway that has a certificate of it. */
public final class HttpsWorld implements QuarkusTestResourceLifecycleManager {
  private static Keytool keytool;

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("gateway-https");
      keytool = new Keytool(directory);
      keytool.authority("fleet-ca");
      keytool.authority("other-ca");
      keytool.signed("fleet-ca", "gateway", "san=ip:127.0.0.1,dns:localhost");
      keytool.signed("fleet-ca", "tracker");
      keytool.signed("fleet-ca", "stranger");
      keytool.signed("other-ca", "foreigner");
      return Map.of(
          "quarkus.tls.key-store.p12.path",
          keytool.store("gateway").toString(),
          "quarkus.tls.key-store.p12.password",
          Keytool.PASSWORD,
          "quarkus.tls.trust-store.p12.path",
          keytool.store("trust-fleet-ca").toString(),
          "quarkus.tls.trust-store.p12.password",
          Keytool.PASSWORD,
          "quarkus.http.test-ssl-port",
          "0");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Keytool keytool() {
    return keytool;
  }

  @Override
  public void stop() {}
}
