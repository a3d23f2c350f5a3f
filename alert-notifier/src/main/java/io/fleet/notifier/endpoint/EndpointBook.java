package io.fleet.notifier.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All endpoints there are, of the directory's files and of the topic, and what becomes of them: the
 * one truth for those who deliver. The listener hears what is in force once the topic is read, and
 * every change from then on. Where a file and a record have one id, the file counts. Safe for many
 * threads.
 */
public final class EndpointBook implements EndpointListener {
  private final Map<String, Endpoint> files = new HashMap<>();
  private final Map<String, StoredEndpoint> stored = new HashMap<>();
  private final Map<String, EndpointStatus> statuses = new HashMap<>();
  private final Map<String, Long> failing = new HashMap<>();
  private final Map<String, Endpoint> inForce = new HashMap<>();
  private Consumer<String> rewritten = id -> {};
  private EndpointListener listener;
  private boolean loaded;

  /**
   * Tells somebody from now on; to be called once, before there is anything to tell.
   *
   * @param whom told of what is in force; must not block
   */
  public synchronized void listen(EndpointListener whom) {
    listener = whom;
  }

  /** Told of the id whose file was written again; must not block. */
  synchronized void whenRewritten(Consumer<String> action) {
    rewritten = action;
  }

  /** The directory's file was written. */
  @Override
  public synchronized void inForce(Endpoint endpoint) {
    Endpoint before = files.put(endpoint.id(), endpoint);
    if (before != null) {
      inForce.remove(endpoint.id()); // told again, even if it says the same
      rewritten.accept(endpoint.id());
    }
    settle(endpoint.id());
  }

  /** The directory's file is gone. */
  @Override
  public synchronized void removed(String endpointId) {
    files.remove(endpointId);
    settle(endpointId);
  }

  /**
   * Takes what a record says; null if the endpoint was deleted.
   *
   * @return whether it counts: what is no newer than what is known does not
   */
  synchronized boolean stored(String id, StoredEndpoint endpoint) {
    StoredEndpoint before = stored.get(id);
    if (before != null && endpoint != null && endpoint.version() <= before.version()) {
      return false;
    }
    put(stored, id, endpoint);
    settle(id);
    return true;
  }

  /** Takes what became of an endpoint; null if nothing did. */
  synchronized void status(String id, EndpointStatus status) {
    put(statuses, id, status);
    settle(id);
  }

  /** Takes since when an endpoint fails; null if it does not. */
  synchronized void failingSince(String id, Long sinceMs) {
    put(failing, id, sinceMs);
  }

  /** Everything that stood in the topic is taken: what is in force is told from now on. */
  synchronized void loaded() {
    loaded = true;
    ids().forEach(this::settle);
  }

  /** The endpoint, or null if there is none of that id. */
  public synchronized EndpointView get(String id) {
    Endpoint endpoint = effective(id);
    if (endpoint == null) {
      return null;
    }
    Long since = failing.get(id);
    return new EndpointView(
        endpoint,
        files.containsKey(id) ? null : stored.get(id),
        statuses.getOrDefault(id, EndpointStatus.ENABLED),
        since == null ? OptionalLong.empty() : OptionalLong.of(since));
  }

  /** Those whose ids come after the given one, in their order. */
  public synchronized List<EndpointView> after(String id, int limit) {
    return ids().tailSet(id, false).stream().limit(limit).map(this::get).toList();
  }

  /** How many were made through the API. */
  public synchronized int storedCount() {
    return stored.size();
  }

  private TreeSet<String> ids() {
    TreeSet<String> ids = new TreeSet<>(files.keySet());
    ids.addAll(stored.keySet());
    return ids;
  }

  private Endpoint effective(String id) {
    EndpointState state = statuses.getOrDefault(id, EndpointStatus.ENABLED).state();
    Endpoint file = files.get(id);
    if (file != null) {
      return file.in(state);
    }
    StoredEndpoint record = stored.get(id);
    return record == null ? null : record.form().endpoint(id, record.secrets(), state);
  }

  private void settle(String id) {
    if (!loaded) {
      return;
    }
    Endpoint now = effective(id);
    if (now == null) {
      if (inForce.remove(id) != null) {
        listener.removed(id);
      }
    } else if (!now.equals(inForce.put(id, now))) {
      listener.inForce(now);
    }
  }

  private static <T> void put(Map<String, T> into, String id, T value) {
    if (value == null) {
      into.remove(id);
    } else {
      into.put(id, value);
    }
  }

  /** The ids of all that were given up without their owners knowing yet. */
  synchronized Set<String> untold() {
    Set<String> untold = new TreeSet<>();
    statuses.forEach(
        (id, status) -> {
          if (status.state() == EndpointState.DISABLED && !status.told()) {
            untold.add(id);
          }
        });
    return untold;
  }
}
