package io.fleet.local.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Stands between two parts and does to their connections what networks do. Everything is passed on
 * at first. Any thread may change what is done.
 */
final class TcpProxy implements AutoCloseable {
  /** What is done to bytes under way. */
  enum Mode {
    /** Nothing. */
    PASS,
    /** They take {@value #DELAY_MS} ms each way. */
    DELAY,
    /** One piece in ten is lost and sent again after a while, as TCP does. */
    LOSS,
    /** Nothing arrives, in either way, and nobody is told; what was under way arrives later. */
    CUT,
    /** What is asked arrives, and the answer does not: the connection ends in its place. */
    LOSE_ANSWERS
  }

  private static final int DELAY_MS = 100;
  private static final int AGAIN_MS = 300;
  private static final double LOST = 0.1;
  private static final int CONNECT_MS = 1_000;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int WAITING_CONNECTIONS = 128;

  private final ServerSocket server;
  private final int targetPort;
  private final SplittableRandom chance;
  private final Object changed = new Object();
  private volatile Mode mode = Mode.PASS;

  private TcpProxy(ServerSocket server, int targetPort, long seed) {
    this.server = server;
    this.targetPort = targetPort;
    this.chance = new SplittableRandom(seed);
  }

  /**
   * Starts one on a free port.
   *
   * @param targetPort where on the loopback address it passes connections on to
   * @param seed of chance
   */
  static TcpProxy to(int targetPort, long seed) throws IOException {
    ServerSocket server = new ServerSocket(0, WAITING_CONNECTIONS, loopback());
    TcpProxy proxy = new TcpProxy(server, targetPort, seed);
    daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  void set(Mode next) {
    synchronized (changed) {
      mode = next;
      changed.notifyAll();
    }
  }

  @Override
  public void close() throws IOException {
    set(Mode.PASS);
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon(() -> connect(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) {
    try {
      awaitWay();
      Socket target = new Socket();
      target.connect(new InetSocketAddress(loopback(), targetPort), CONNECT_MS);
      client.setTcpNoDelay(true);
      target.setTcpNoDelay(true);
      daemon(() -> pass(target, client, true));
      pass(client, target, false);
    } catch (IOException e) {
      closeQuietly(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        suffer();
        if (answers && mode == Mode.LOSE_ANSWERS) {
          return;
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // one side is gone, and so is the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void suffer() throws InterruptedException {
    awaitWay();
    if (mode == Mode.DELAY) {
      TimeUnit.MILLISECONDS.sleep(DELAY_MS);
    } else if (mode == Mode.LOSS && isLost()) {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
  }

  private synchronized boolean isLost() {
    return chance.nextDouble() < LOST;
  }

  private void awaitWay() throws InterruptedException {
    synchronized (changed) {
      while (mode == Mode.CUT) {
        changed.wait();
      }
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByName("127.0.0.1");
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "chaos-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more
    }
  }
}
