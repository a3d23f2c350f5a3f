package io.fleet.notifier.deliver;

import io.fleet.events.DeadLetter;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.store.DeadLetters;
import io.fleet.notifier.store.DeliveryStore;
import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The durable side of one lane. What it is asked to run afterwards runs on the lane's thread. */
final class Keeper {
  private static final Logger LOG = Logger.getLogger(Keeper.class);
  private static final long RETRY_MS = 1_000;

  private final Context lane;
  private final String endpointId;
  private final DeliveryStore store;
  private final DeadLetters deadLetters;
  private final Clock clock;

  Keeper(
      Context lane, String endpointId, DeliveryStore store, DeadLetters deadLetters, Clock clock) {
    this.lane = lane;
    this.endpointId = endpointId;
    this.store = store;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /** Stores the delivery as it is now, however long that takes, unless it is done before. */
  void save(Delivery delivery, Runnable then) {
    int save = delivery.nextSave();
    store
        .save(delivery.pending(endpointId), delivery.storedAt())
        .whenComplete(
            (at, e) ->
                lane.runOnContext(
                    v -> {
                      if (e == null) {
                        delivery.saved(save, at);
                        then.run();
                      } else if (!delivery.isDone() && delivery.isLatestSave(save)) {
                        LOG.warnf("delivery not stored yet: %s", e.getMessage());
                        saveLater(delivery, save, then);
                      }
                    }));
  }

  private void saveLater(Delivery delivery, int save, Runnable then) {
    lane.owner()
        .setTimer(
            RETRY_MS,
            t -> {
              if (!delivery.isDone() && delivery.isLatestSave(save)) {
                save(delivery, then);
              }
            });
  }

  /** Takes the delivery out of the store. Should that fail, it is sent again after a restart. */
  void forget(Delivery delivery) {
    if (delivery.isInStore()) {
      store
          .remove(delivery.id(), delivery.origin().shard(), delivery.storedAt())
          .whenComplete(
              (done, e) -> {
                if (e != null) {
                  LOG.warnf("a delivery that is done stays stored: %s", e.getMessage());
                }
              });
    }
  }

  /** Reads the content of stored deliveries; those not found come back without. */
  void load(List<Delivery> batch, Consumer<List<Delivery>> then, Runnable failed) {
    store
        .read(batch.stream().map(Delivery::storedAt).toList())
        .whenComplete(
            (found, e) ->
                lane.runOnContext(
                    v -> {
                      if (e != null) {
                        LOG.warnf("pending deliveries not readable yet: %s", e.getMessage());
                        failed.run();
                        return;
                      }
                      for (Delivery delivery : batch) {
                        var pending = found.get(delivery.storedAt());
                        if (pending != null) {
                          delivery.event(pending.event());
                        }
                      }
                      then.accept(batch);
                    }));
  }

  /** Writes the dead letter of a delivery that is given up. */
  void deadLetter(Delivery delivery, Outcome outcome, String detail, Runnable then) {
    Event event = delivery.event();
    byte[] key = event == null ? null : utf8(event.scope().vehicleId());
    byte[] value = event == null ? null : utf8(event.data());
    DeadLetter letter =
        new DeadLetter(
            DeadLetters.PLACE,
            outcome.wireName(),
            "endpoint " + endpointId + ", " + delivery.id() + ": " + detail,
            delivery.origin().text(),
            clock.millis());
    deadLetters
        .write(key, value, letter)
        .whenComplete((done, e) -> lane.runOnContext(v -> then.run()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
