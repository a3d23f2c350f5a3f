package io.fleet.clients;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.schema.SchemaMigrator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/**
 * The query API as it is packaged, in a process of its own, before a ClickHouse engine of this one.
 */
final class RunningApi implements AutoCloseable {
  private static final Path PACKAGED = Path.of("../query-api/target/quarkus-app/quarkus-run.jar");
  private static final Duration START_WITHIN = Duration.ofSeconds(90);

  private final EmbeddedClickHouseServer store;
  private final KeyPair keys;
  private final Process process;
  private final int port;

  private RunningApi(EmbeddedClickHouseServer store, KeyPair keys, Process process, int port) {
    this.store = store;
    this.keys = keys;
    this.process = process;
    this.port = port;
  }

  static RunningApi start(Path directory, List<String> facts) throws Exception {
    EmbeddedClickHouseServer store = EmbeddedClickHouseServer.start(directory.resolve("store"), 0);
    new SchemaMigrator(store.jdbcUrl("default"), "default", "", "fleet").migrate();
    facts.forEach(store::execute);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    KeyPair keys = generator.generateKeyPair();
    int port = freePort();
    Process process = process(directory, store.jdbcUrl("fleet"), pem(directory, keys), port);
    RunningApi api = new RunningApi(store, keys, process, port);
    Awaitility.await().atMost(START_WITHIN).ignoreExceptions().until(api::isReady);
    return api;
  }

  private static Process process(Path directory, String store, Path key, int port)
      throws IOException {
    if (!Files.exists(PACKAGED)) {
      throw new IllegalStateException("query-api is not packaged yet: mvn verify does it");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            PACKAGED.toString());
    builder.environment().put("CLICKHOUSE_URL", store);
    builder.environment().put("FLEET_JWT_PUBLIC_KEY", key.toString());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("FLEET_QUERY_SNAPSHOTS_ENABLED", "false");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("query-api.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path pem(Path directory, KeyPair keys) throws IOException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    return Files.writeString(
        directory.resolve("public.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
  }

  private boolean isReady() throws Exception {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    return HttpClient.newHttpClient()
            .send(ready, HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Somebody who may read all of the fleet, for five minutes. */
  String token() throws Exception {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("fleet");
    claims.setSubject("clients-test");
    claims.setStringListClaim("groups", "viewer");
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setIssuedAtToNow();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(keys.getPrivate());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return signature.getCompactSerialization();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    store.close();
  }
}
