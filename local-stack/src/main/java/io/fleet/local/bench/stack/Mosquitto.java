package io.fleet.local.bench.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Mosquitto as Debian ships it, with persistence and without accounts; everything else as it is by
 * default. Its QoS 1 acknowledges from memory and writes to disk every half an hour.
 */
public final class Mosquitto implements AutoCloseable {
  private static final int START_WAIT_MS = 10_000;
  private static final long LOOK_MS = 50;

  private final Process process;
  private final int port;

  /**
   * Starts it; returns when it listens.
   *
   * @param directory for its configuration, log and data
   */
  public Mosquitto(Path directory) throws IOException, InterruptedException {
    port = freePort();
    Path configuration = Files.writeString(directory.resolve("mosquitto.conf"), text(directory));
    process =
        new ProcessBuilder(program(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.out").toFile())
            .start();
    awaitListening(directory);
  }

  public int port() {
    return port;
  }

  private String text(Path directory) {
    return """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location %s/
        log_dest file %s/mosquitto.log
        user %s
        """
        .formatted(port, directory, directory, System.getProperty("user.name"));
  }

  /** Debian keeps servers where an ordinary user's path does not look. */
  private static String program() {
    Path debian = Path.of("/usr/sbin/mosquitto");
    return Files.isExecutable(debian) ? debian.toString() : "mosquitto";
  }

  private void awaitListening(Path directory) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_WAIT_MS);
    while (!isListening()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "mosquitto did not start:\n" + Files.readString(directory.resolve("mosquitto.out")));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), START_WAIT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
