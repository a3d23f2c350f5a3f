package io.fleet.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one HTTP request asks for, without its body: URL parameters and headers in the sense of
 * ClickHouse's HTTP interface. Every URL parameter that is neither reserved there nor a server-side
 * parameter ({@code param_NAME}) is a setting.
 */
record QueryRequest(
    boolean isGet,
    String query,
    String queryId,
    String format,
    boolean formatGiven,
    SessionSettings session,
    Map<String, String> parameters,
    Credentials credentials,
    boolean gzipAnswer,
    boolean compressAsked) {

  private static final Set<String> RESERVED =
      Set.of(
          "query",
          "query_id",
          "database",
          "default_format",
          "user",
          "password",
          "compress",
          "decompress",
          "quota_key",
          "session_id",
          "session_timeout",
          "session_check",
          "close_session",
          "stacktrace",
          "role",
          "buffer_size",
          "wait_end_of_query",
          "client_protocol_version",
          "enable_http_compression");

  private static final String PARAMETER_PREFIX = "param_";

  static QueryRequest of(HttpExchange exchange, String freshQueryId, Map<String, String> defaults) {
    Map<String, String> url = urlParameters(exchange.getRequestURI().getRawQuery());
    String format = firstOf(header(exchange, "X-ClickHouse-Format"), url.get("default_format"));
    String acceptEncoding = firstOf(header(exchange, "Accept-Encoding"));
    return new QueryRequest(
        !exchange.getRequestMethod().equals("POST"),
        url.getOrDefault("query", ""),
        firstOf(url.get("query_id"), freshQueryId),
        firstOf(format, "TabSeparated"),
        !format.isEmpty(),
        new SessionSettings(
            firstOf(header(exchange, "X-ClickHouse-Database"), url.get("database"), "default"),
            settings(url, defaults)),
        parameters(url),
        Credentials.of(exchange.getRequestHeaders(), url),
        isOn(url.get("enable_http_compression")) && acceptEncoding.contains("gzip"),
        isOn(url.get("compress")) || isOn(url.get("decompress")));
  }

  private static Map<String, String> settings(
      Map<String, String> url, Map<String, String> defaults) {
    Map<String, String> settings = new LinkedHashMap<>(defaults);
    url.forEach(
        (name, value) -> {
          if (!RESERVED.contains(name) && !name.startsWith(PARAMETER_PREFIX)) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  private static Map<String, String> parameters(Map<String, String> url) {
    Map<String, String> parameters = new LinkedHashMap<>();
    url.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER_PREFIX)) {
            parameters.put(name.substring(PARAMETER_PREFIX.length()), value);
          }
        });
    return parameters;
  }

  private static Map<String, String> urlParameters(String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static boolean isOn(String value) {
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  private static String firstOf(String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isEmpty()) {
        return candidate;
      }
    }
    return "";
  }
}
