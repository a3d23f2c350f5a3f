package io.fleet.gateway.device;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A gateway with what is off by default: HTTPS and the benches' endpoint. */
public final class UncommonGateway implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("fleet.gateway.bench-endpoint", "true");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(HttpsWorld.class));
  }
}
