package io.fleet.notifier;

import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDesk;
import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.endpoint.EndpointTopic;
import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.endpoint.SecretKeyring;
import io.fleet.notifier.endpoint.StoredHealth;
import io.fleet.notifier.endpoint.TargetPolicy;
import io.fleet.notifier.endpoint.VehicleGroupBook;
import io.fleet.notifier.event.catalogue.EventCatalogue;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together where endpoints are kept. */
@Singleton
class EndpointWiring {

  @Produces
  @Singleton
  SecretKeyring keyring(NotifierConfig config) {
    return new SecretKeyring(SecretKeys.of(config), new SecureRandom());
  }

  @Produces
  @Singleton
  EventCatalogue catalogue() {
    return EventCatalogue.load();
  }

  @Produces
  @Singleton
  VehicleGroupBook groups() {
    return new VehicleGroupBook();
  }

  @Produces
  @Singleton
  @Typed(EndpointBook.class)
  EndpointBook endpoints() {
    return new EndpointBook();
  }

  @Produces
  @Singleton
  EndpointTopic topic(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      EndpointBook endpoints,
      VehicleGroupBook groups,
      SecretKeyring keyring) {
    return new EndpointTopic(kafka, endpoints, groups, keyring);
  }

  void stop(@Disposes EndpointTopic topic) {
    topic.close();
  }

  @Produces
  @Singleton
  EndpointDesk desk(
      EndpointBook endpoints,
      EndpointTopic topic,
      SecretKeyring keyring,
      TargetPolicy targets,
      Clock clock) {
    return new EndpointDesk(endpoints, topic, keyring, targets, new SecureRandom(), clock);
  }

  /** Lanes ask the health, and the health speaks through lanes. */
  @Produces
  @Singleton
  @Typed({StoredHealth.class, EndpointHealth.class})
  StoredHealth health(
      EndpointBook endpoints,
      EndpointTopic topic,
      Instance<EventOutlet> outlet,
      ScheduledExecutorService scheduler,
      Clock clock) {
    return new StoredHealth(endpoints, topic, outlet::get, scheduler, clock);
  }
}
