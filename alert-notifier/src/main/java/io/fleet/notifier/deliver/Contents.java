package io.fleet.notifier.deliver;

/**
 * Bounds the messages of one lane whose content is in memory. Fresh ones and those that wait in the
 * store each have their share; what is stored can be read again, so its content may go.
 */
final class Contents {
  /** What a message's content counts to. */
  enum Share {
    /** Nothing: it has none in memory, or is next. */
    NONE,
    FRESH,
    WAITING
  }

  private final int maxFresh;
  private final int maxWaiting;
  private int fresh;
  private int waiting;

  Contents(LaneSettings settings) {
    this.maxFresh = settings.queue();
    this.maxWaiting = settings.pendingWithPayload();
  }

  /** Whether there is room for one more message that is not stored. */
  boolean takeFresh(Delivery delivery) {
    if (fresh >= maxFresh) {
      return false;
    }
    fresh++;
    delivery.share(Share.FRESH);
    return true;
  }

  /** It is stored and waits: its content stays if there is room. */
  void stored(Delivery delivery) {
    free(delivery);
    if (delivery.event() != null && waiting < maxWaiting) {
      waiting++;
      delivery.share(Share.WAITING);
    } else {
      delivery.event(null);
    }
  }

  /** It waits no more. */
  void free(Delivery delivery) {
    fresh -= delivery.share() == Share.FRESH ? 1 : 0;
    waiting -= delivery.share() == Share.WAITING ? 1 : 0;
    delivery.share(Share.NONE);
  }
}
