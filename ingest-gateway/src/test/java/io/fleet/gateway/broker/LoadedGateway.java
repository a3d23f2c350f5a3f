package io.fleet.gateway.broker;

import io.fleet.gateway.reference.ReferenceFeed;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Lets no test begin before the gateway is ready for devices, as whatever stands before it would;
 * except those about the time before.
 */
public final class LoadedGateway implements QuarkusTestBeforeEachCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A test that begins while the gateway does not know the devices. */
  public interface NotWaitedFor {}

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (context.getTestInstance() instanceof NotWaitedFor) {
      return;
    }
    ReferenceFeed feed = CDI.current().select(ReferenceFeed.class).get();
    Awaitility.await("reference data").atMost(PATIENCE).until(feed::isLoaded);
  }
}
