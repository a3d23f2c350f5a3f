package io.fleet.gateway.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends the bytes it is told to, as no library would. */
public final class RawHttp implements Closeable {
  private static final int CONNECT_MS = 5_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  public RawHttp(int port) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  public RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** The head of the next response and its body, of the length it names. */
  public String response(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    byte[] body = in.readNBytes(lengthNamedIn(head.toString()));
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private static int lengthNamedIn(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).trim());
      }
    }
    return 0;
  }

  /** Whether the server ends the connection in time, whatever it still says. */
  public boolean isClosedWithin(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (System.nanoTime() < end) {
        socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (in.read() < 0) {
          return true;
        }
      }
      return false;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
