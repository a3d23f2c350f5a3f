package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A feed as another gateway would have it, over the same topics. */
public final class ReferenceFeeds {
  private ReferenceFeeds() {}

  /** Reads everything that stands in the log into a book, and closes again. */
  public static void readInto(ReferenceBook book) throws InterruptedException {
    Instance<ReferenceListener> nobody =
        Arc.container()
            .beanManager()
            .createInstance()
            .select(new TypeLiteral<ReferenceListener>() {});
    ReferenceFeed feed =
        new ReferenceFeed(
            book, nobody, Map.of("bootstrap.servers", GatewayWorld.broker().bootstrapServers()));
    feed.start(new StartupEvent());
    try {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(feed::isLoaded);
    } finally {
      feed.stop(new ShutdownEvent());
    }
  }
}
