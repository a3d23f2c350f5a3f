package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.VehicleGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What the store says of vehicles and their groups, asked for all clients together: now and then,
 * and when one joins and it was not asked of late. For several threads.
 */
@ApplicationScoped
class StoredVehicles {
  private static final Logger LOG = Logger.getLogger(StoredVehicles.class);

  private final LiveSettings settings;
  private final CurrentVehicles vehicles;
  private final VehicleGroups groups;
  private final Clock clock;
  private final Object asking = new Object();
  private long askedAtMs = Long.MIN_VALUE / 2;

  StoredVehicles(
      LiveSettings settings, CurrentVehicles vehicles, VehicleGroups groups, Clock clock) {
    this.settings = settings;
    this.vehicles = vehicles;
    this.groups = groups;
    this.clock = clock;
  }

  /**
   * Asks the store.
   *
   * @param each what it says of a vehicle
   * @param answers whether it answers
   */
  void refresh(Consumer<LiveVehicle> each, Consumer<Boolean> answers) {
    synchronized (asking) {
      ask(each, answers);
    }
  }

  /** The same, unless it was asked within the usual time. */
  void refreshUnlessFresh(Consumer<LiveVehicle> each, Consumer<Boolean> answers) {
    synchronized (asking) {
      if (clock.millis() - askedAtMs > settings.refreshInterval().toMillis()) {
        ask(each, answers);
      }
    }
  }

  private void ask(Consumer<LiveVehicle> each, Consumer<Boolean> answers) {
    try {
      groups.refresh();
      vehicles.read(settings.maxVehicles()).forEach(each);
      answers.accept(true);
    } catch (ProblemException e) {
      LOG.debug("live stream: the store does not answer", e);
      answers.accept(false);
    } finally {
      // Also after a failure: clients that come meanwhile shall not each wait for the store.
      askedAtMs = clock.millis();
    }
  }
}
