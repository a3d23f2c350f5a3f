package io.fleet.notifier.deliver;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers with bytes of the test's choosing, and counts what it got rid of. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong writtenBytes = new AtomicLong();

  /** What happens on one connection; it is closed afterwards. */
  interface Answer {
    void on(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Answer answer) {
    this(InetAddress.getLoopbackAddress(), answer);
  }

  /**
   * @param on null for all addresses of the machine
   */
  RawServer(InetAddress on, Answer answer) {
    try {
      server = new ServerSocket(0, 128, on);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> accept(answer));
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  long writtenBytes() {
    return writtenBytes.get();
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Reads to the empty line; the body stays where it is. */
  static void readHead(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int newest = 0;
    while (newest != 0x0d0a0d0a) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no request");
      }
      newest = newest << 8 | read;
    }
  }

  private void accept(Answer answer) {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> answer(socket, answer));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket socket, Answer answer) {
    try (socket) {
      answer.on(socket, new Counting(socket.getOutputStream()));
    } catch (IOException e) {
      // the other side has had enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private final class Counting extends FilterOutputStream {
    private Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      writtenBytes.addAndGet(count);
    }
  }
}
