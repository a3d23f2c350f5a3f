package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends files to ClickHouse over HTTP: one INSERT, one block, no deduplication token and no
 * asynchronous insert; the server answers when all is done. Rows of one identity are collapsed by
 * merges and FINAL, not while they are inserted, which would more than double the server's work.
 * Waits no longer than it was told to.
 */
final class InsertClient {
  private static final String SETTINGS =
      "&insert_deduplicate=0&async_insert=0&optimize_on_insert=0&wait_end_of_query=1&query=";
  private static final int MAX_DETAIL_CHARS = 4_096;

  private final ClickHouseSinkConfig config;
  private final HttpClient http;

  InsertClient(ClickHouseSinkConfig config, Executor executor) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.loader().connectTimeout())
            .executor(executor)
            .build();
  }

  /** Sends files of one header as one INSERT. */
  InsertAnswer insert(FileHeader header, List<Path> files, long bodyBytes)
      throws InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request(header, files, bodyBytes), BodyHandlers.ofString());
    long limitMs = config.loader().requestTimeout().toMillis();
    try {
      HttpResponse<String> response = answer.get(limitMs, TimeUnit.MILLISECONDS);
      return InsertAnswer.of(response.statusCode(), code(response), cut(response.body()));
    } catch (ExecutionException e) {
      return InsertAnswer.unavailable(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      return InsertAnswer.unavailable("no answer within " + limitMs + " ms");
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(FileHeader header, List<Path> files, long bodyBytes) {
    String into = header.table() + "` (" + header.columns() + ") FORMAT ";
    String sql = "INSERT INTO `" + into + header.form().format();
    String base = config.url().toString().replaceAll("/+$", "");
    String database = URLEncoder.encode(config.database(), StandardCharsets.UTF_8);
    String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(base + "/?database=" + database + SETTINGS + query))
        .timeout(config.loader().requestTimeout())
        .header("X-ClickHouse-User", config.user())
        .header("X-ClickHouse-Key", config.password().value())
        .header("Content-Type", "application/octet-stream")
        .POST(body(header, files, bodyBytes))
        .build();
  }

  private static BodyPublisher body(FileHeader header, List<Path> files, long bodyBytes) {
    BodyPublisher stream =
        BodyPublishers.ofInputStream(() -> new SequenceInputStream(rows(files, header.length())));
    return BodyPublishers.fromPublisher(stream, bodyBytes);
  }

  /** The files' rows one after the other, each file opened when it is its turn. */
  private static Enumeration<InputStream> rows(List<Path> files, int headerBytes) {
    Iterator<Path> next = files.iterator();
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return next.hasNext();
      }

      @Override
      public InputStream nextElement() {
        try {
          InputStream in = Files.newInputStream(next.next());
          in.skipNBytes(headerBytes);
          return in;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static int code(HttpResponse<String> response) {
    return (int) response.headers().firstValueAsLong("X-ClickHouse-Exception-Code").orElse(0);
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL_CHARS ? text : text.substring(0, MAX_DETAIL_CHARS);
  }
}
