package io.fleet.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A request's SQL, from the URL or the body, and the data that follows it. Only the SQL is held in
 * memory, at most {@value #MAX_SQL_BYTES} bytes; data stays a stream.
 *
 * @param statement the SQL
 * @param data what follows an INSERT; empty for other statements
 */
record RequestBody(Statement statement, InputStream data) {

  static final int MAX_SQL_BYTES = 8 * 1024 * 1024;
  private static final int PREFIX_BYTES = 64 * 1024;

  static RequestBody read(HttpExchange exchange, String urlQuery)
      throws IOException, EngineException {
    InputStream body = decoded(exchange);
    return urlQuery.isBlank() ? fromBody(body) : fromUrl(urlQuery, body);
  }

  private static InputStream decoded(HttpExchange exchange) throws IOException, EngineException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream raw = exchange.getRequestBody();
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return raw;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return new GZIPInputStream(raw, PREFIX_BYTES);
    }
    throw EngineException.of(
        EngineException.UNKNOWN_COMPRESSION,
        "UNKNOWN_COMPRESSION_METHOD",
        "Content-Encoding is not supported; use gzip or none");
  }

  /**
   * The URL holds the statement; a body continues it, be it with data or, on a new line, with SQL.
   */
  private static RequestBody fromUrl(String urlQuery, InputStream body)
      throws IOException, EngineException {
    byte[] text = urlQuery.getBytes(StandardCharsets.UTF_8);
    Optional<InsertHead> head = InsertHead.find(text, text.length, true);
    if (head.isPresent()) {
      return withData(head.get(), text, text.length, body);
    }
    byte[] rest = body.readNBytes(MAX_SQL_BYTES + 1 - text.length);
    if (rest.length == 0) {
      return new RequestBody(Statement.whole(checked(text)), InputStream.nullInputStream());
    }
    byte[] joined = Arrays.copyOf(text, text.length + 1 + rest.length);
    joined[text.length] = '\n';
    System.arraycopy(rest, 0, joined, text.length + 1, rest.length);
    return new RequestBody(Statement.whole(checked(joined)), InputStream.nullInputStream());
  }

  private static RequestBody fromBody(InputStream body) throws IOException, EngineException {
    byte[] prefix = body.readNBytes(PREFIX_BYTES);
    boolean complete = prefix.length < PREFIX_BYTES;
    Optional<InsertHead> head = InsertHead.find(prefix, prefix.length, false);
    if (head.isPresent() && (complete || head.get().dataStart() < prefix.length)) {
      return withData(head.get(), prefix, prefix.length, body);
    }
    byte[] text = complete ? prefix : joined(prefix, body);
    return new RequestBody(Statement.whole(checked(text)), InputStream.nullInputStream());
  }

  private static byte[] joined(byte[] prefix, InputStream body) throws IOException {
    byte[] rest = body.readNBytes(MAX_SQL_BYTES + 1 - prefix.length);
    byte[] text = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, text, prefix.length, rest.length);
    return text;
  }

  private static RequestBody withData(InsertHead head, byte[] text, int length, InputStream body) {
    int from = head.dataStart();
    InputStream begun = new ByteArrayInputStream(text, from, length - from);
    InputStream data = from == length ? body : new SequenceInputStream(begun, body);
    return new RequestBody(head.statement(), data);
  }

  private static byte[] checked(byte[] sql) throws EngineException {
    if (sql.length > MAX_SQL_BYTES) {
      throw EngineException.syntax("Max query size exceeded: " + MAX_SQL_BYTES + " bytes");
    }
    return sql;
  }
}
