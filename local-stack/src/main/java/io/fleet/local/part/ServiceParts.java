package io.fleet.local.part;

import static io.fleet.local.layout.PortName.ALERT_NOTIFIER;
import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.FLINK_UI;
import static io.fleet.local.layout.PortName.INGEST_GATEWAY;
import static io.fleet.local.layout.PortName.KEYS;
import static io.fleet.local.layout.PortName.MQTT;
import static io.fleet.local.layout.PortName.MQTTS;
import static io.fleet.local.layout.PortName.QUERY_API;
import static io.fleet.local.layout.PortName.TRACKER;

import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Topology;
import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import io.fleet.local.token.JwtKeys;
import io.fleet.local.token.KeyPublisher;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.ServerCertificate;
import io.fleet.local.token.TokenMinter;
import io.fleet.local.topic.LogLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The three services, each a Quarkus application told by its environment. */
final class ServiceParts {
  /** Somebody watches: a receiver that was away for a minute is not left waiting for hours. */
  private static final String SHORT_RETRIES = "0s,1s,2s,5s,10s,20s,30s,1m,2m,5m,10m,30m";

  private final StackSettings stack;
  private final Topology topology;

  ServiceParts(StackSettings stack) {
    this.stack = stack;
    this.topology = Topology.of(stack.data());
  }

  Part gateway() {
    return service(PartNames.GATEWAY, INGEST_GATEWAY, 384, this::ofGateway);
  }

  private Map<String, String> ofGateway() {
    Map<String, String> environment = new HashMap<>(log("gateway"));
    environment.put("FLEET_GATEWAY_MQTT_HOST", "127.0.0.1");
    environment.put("FLEET_GATEWAY_MQTT_PORT", String.valueOf(stack.ports().of(MQTT)));
    ServerCertificate certificate = new ServerCertificate(stack.data().secrets());
    environment.put("FLEET_GATEWAY_MQTT_TLS_ENABLED", "true");
    environment.put("FLEET_GATEWAY_MQTT_TLS_PORT", String.valueOf(stack.ports().of(MQTTS)));
    environment.put("FLEET_GATEWAY_MQTT_TLS_CERTIFICATE", certificate.certificateFile().toString());
    environment.put("FLEET_GATEWAY_MQTT_TLS_KEY", certificate.keyFile().toString());
    environment.put("FLEET_GATEWAY_TRACKER_ENABLED", "true");
    environment.put("FLEET_GATEWAY_TRACKER_PLAIN", "true"); // nothing leaves the machine
    environment.put("FLEET_GATEWAY_TRACKER_HOST", "127.0.0.1");
    environment.put("FLEET_GATEWAY_TRACKER_PORT", String.valueOf(stack.ports().of(TRACKER)));
    return environment;
  }

  Part notifier() {
    return service(PartNames.NOTIFIER, ALERT_NOTIFIER, 256, this::ofNotifier);
  }

  private Map<String, String> ofNotifier() {
    Map<String, String> environment = new HashMap<>(log("notifier"));
    environment.put("FLEET_NOTIFIER_STORE_REPLICATION", String.valueOf(topology.replicas()));
    environment.put("FLEET_ENDPOINTS_DIR", stack.data().endpoints().toString());
    environment.put("FLEET_WEBHOOK_MODE", "local");
    environment.put("FLEET_WEBHOOK_ALLOW", "127.0.0.1/32,::1/128");
    environment.put("FLEET_NOTIFIER_RETRY_DELAYS", SHORT_RETRIES);
    Path key = Secrets.endpointKey(stack.data().secrets());
    environment.put("FLEET_NOTIFIER_KEY_FILE", key.toString());
    Path old = Secrets.oldEndpointKey(stack.data().secrets());
    if (Files.exists(old)) {
      environment.put("FLEET_NOTIFIER_OLD_KEY_FILE", old.toString());
    }
    return environment;
  }

  Part queryApi() {
    return service(PartNames.QUERY_API, QUERY_API, 256, this::ofQueryApi);
  }

  private Map<String, String> ofQueryApi() {
    String jdbc = "jdbc:clickhouse:" + stack.ports().url(CLICKHOUSE) + "/fleet";
    Map<String, String> environment = new HashMap<>(log("query-api"));
    environment.put("CLICKHOUSE_URL", jdbc);
    environment.put("CLICKHOUSE_USER", "default");
    environment.put("CLICKHOUSE_PASSWORD", "");
    environment.put("FLEET_QUERY_FORWARD_GATEWAY", stack.ports().url(INGEST_GATEWAY));
    environment.put("FLEET_QUERY_FORWARD_NOTIFIER", stack.ports().url(ALERT_NOTIFIER));
    environment.put("FLEET_QUERY_LINKS_FLINK", stack.ports().url(FLINK_UI));
    return environment;
  }

  /** What lets a service in at the log, under its own name. */
  private Map<String, String> log(String user) {
    return LogLogin.of(stack.data(), stack.ports(), user).environment();
  }

  private Part service(String name, PortName port, int heapMib, Supplier<Map<String, String>> own) {
    return new Part(
        name,
        stack.ports().url(port),
        () -> launch(name, port, heapMib, own.get()),
        HttpProbe.ok(stack.ports().url(port) + "/q/health/ready"),
        Duration.ofSeconds(120),
        Duration.ofSeconds(20));
  }

  private Launch launch(String name, PortName port, int heapMib, Map<String, String> own) {
    Map<String, String> environment = new HashMap<>(own);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(stack.ports().of(port)));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    if (topology.uses(KEYS)) {
      environment.put("FLEET_JWT_JWKS_URL", stack.ports().url(KEYS) + KeyPublisher.PATH);
    } else {
      Path publicKey = new JwtKeys(stack.data().secrets()).publicFile();
      environment.put("FLEET_JWT_PUBLIC_KEY", publicKey.toString());
    }
    environment.put("FLEET_JWT_ISSUER", TokenMinter.ISSUER);
    JavaCommand java =
        JavaCommand.withHeapMib(heapMib)
            .small()
            .property("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    return new Launch(java.jar(stack.home().serviceJar(name)), environment, stack.data().root());
  }
}
