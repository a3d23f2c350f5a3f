package io.fleet.simulator.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A few connections for many devices; a vehicle always uses the same one. Nothing is lost within
 * the bound: what the gateway does not take waits and is sent again, in order.
 */
public final class Connections implements AutoCloseable {
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);
  private static final int MESSAGES_PER_REQUEST = 500;

  private final List<StoreAndForward> stores = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;
  private final PostCounts counts = new PostCounts();

  /**
   * Opens them.
   *
   * @param count at least 1
   * @param boundPerVehicle messages a device remembers
   */
  public Connections(
      int count, int boundPerVehicle, TelemetryPost post, BackOff backOff, Pause pause) {
    this(count, boundPerVehicle, MESSAGES_PER_REQUEST, messages(post), backOff, pause);
  }

  /**
   * Opens one for what is sent piece by piece.
   *
   * @param boundPerVehicle lines kept for each vehicle
   */
  public Connections(int boundPerVehicle, LinePost post, BackOff backOff, Pause pause) {
    this(1, boundPerVehicle, 1, post, backOff, pause);
  }

  private Connections(
      int count, int boundPerVehicle, int most, LinePost post, BackOff backOff, Pause pause) {
    threads = Executors.newFixedThreadPool(count, Connections::thread);
    for (int i = 0; i < count; i++) {
      StoreAndForward store = new StoreAndForward(boundPerVehicle);
      Connection connection = new Connection(store, post, most, backOff, pause, counts);
      stores.add(store);
      connections.add(connection);
      threads.execute(connection);
    }
  }

  private static LinePost messages(TelemetryPost post) {
    return lines -> post.post(lines.stream().map(Line::json).toList());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "gateway-connection");
    thread.setDaemon(true);
    return thread;
  }

  /** Hands a device's message over; returns at once. */
  public void send(Line line) {
    stores.get(Math.floorMod(line.vehicleId().hashCode(), stores.size())).offer(line);
  }

  public PostCounts counts() {
    return counts;
  }

  /** Messages not yet taken by the gateway, those under way left out. */
  public long waiting() {
    return stores.stream().mapToLong(StoreAndForward::size).sum();
  }

  /** Messages that gave way because a device's memory was full. */
  public long dropped() {
    return stores.stream().mapToLong(StoreAndForward::dropped).sum();
  }

  /** Lets what waits be sent once more, at most five seconds, and ends. */
  @Override
  public void close() {
    connections.forEach(Connection::close);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_REQUESTS.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
