package io.fleet.notifier.consume;

import io.fleet.events.Topic;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.escalate.Escalations;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.PendingIndex;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The shards of this instance. One that is assigned gives its records once endpoints are known and
 * what is pending in it has been taken up; one that is revoked is forgotten by every lane, its
 * attempts under way may end for a short time.
 */
public final class Shards {
  private static final Logger LOG = Logger.getLogger(Shards.class);

  private final DeliveryStore store;
  private final Lanes lanes;
  private final Escalations escalations;
  private final Intake intake;
  private final Duration handOver;
  private final Map<Shard, Claim> claims = new HashMap<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  /**
   * @param handOver how long attempts under way may hold up a revocation
   */
  public Shards(
      DeliveryStore store, Lanes lanes, Escalations escalations, Intake intake, Duration handOver) {
    this.escalations = escalations;
    this.store = store;
    this.lanes = lanes;
    this.intake = intake;
    this.handOver = handOver;
  }

  /** Endpoints are known: from now on shards give their records. */
  public void start() {
    started.complete(null);
  }

  /** The claim in force, null if the shard is another's. */
  synchronized Claim claim(Shard shard) {
    return claims.get(shard);
  }

  /**
   * These shards are this instance's from now on, beside those it has. Does not block.
   *
   * @param partitionsOfAlerts of all instances; the share of them is this one's share of every
   *     endpoint's rate
   */
  CompletionStage<Void> assigned(Set<Shard> shards, int partitionsOfAlerts) {
    List<Claim> taken = shards.stream().map(Claim::new).toList();
    synchronized (this) {
      taken.forEach(claim -> claims.put(claim.shard(), claim));
      lanes.setShare(share(partitionsOfAlerts));
    }
    return started
        .thenCompose(known -> store.load(shards))
        .thenAccept(pending -> takeUp(pending, taken))
        .whenComplete(
            (done, e) -> {
              if (e != null) {
                LOG.errorf("shards not taken up: %s", e.getMessage());
              }
            });
  }

  /** Never 0: an instance that has shards of other topics only is to deliver all the same. */
  private double share(int partitionsOfAlerts) {
    String alerts = Topic.ALERTS.topicName();
    long own = claims.keySet().stream().filter(shard -> shard.topic().equals(alerts)).count();
    return Math.max(1.0, own) / Math.max(1.0, partitionsOfAlerts);
  }

  private synchronized void takeUp(List<PendingIndex> pending, List<Claim> taken) {
    List<PendingIndex> theirs =
        pending.stream().filter(each -> taken.contains(claims.get(each.origin().shard()))).toList();
    lanes.restore(theirs.stream().filter(each -> !escalations.restore(each)).toList());
    intake.open(taken);
    LOG.infof("%d shards taken up, %d deliveries pending", taken.size(), theirs.size());
  }

  /** These shards are another's. Returns when their attempts have ended, or after a while. */
  void revoked(Set<Shard> shards) {
    CompletionStage<Void> ended;
    synchronized (this) {
      intake.revoke(shards.stream().map(claims::remove).filter(Objects::nonNull).toList());
      escalations.release(shards::contains);
      ended = lanes.release(shards);
    }
    try {
      ended.toCompletableFuture().get(handOver.toMillis(), TimeUnit.MILLISECONDS);
      LOG.infof("%d shards handed over", shards.size());
    } catch (TimeoutException | ExecutionException e) {
      LOG.infof("%d shards handed over, attempts of theirs are under way still", shards.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
