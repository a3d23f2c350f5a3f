package io.fleet.local.recompute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.gateway.GatewayAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a gateway that keeps to its published form. */
class RuleChangeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-18T00:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-11-22T00:00:00Z");
  private static final Span WORKING_DAYS = new Span(WEDNESDAY, FRIDAY, FRIDAY);
  private static final Span FROM_WEDNESDAY_ON = new Span(WEDNESDAY, null, SUNDAY);

  private final List<String> asked = new ArrayList<>();
  private String versions = "";
  private String refusal;
  private HttpServer server;
  private RulesDesk desk;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    desk = new RulesDesk(new GatewayAccess(address, "token"));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8).strip();
    asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
    boolean isRead = exchange.getRequestMethod().equals("GET");
    int status = isRead && versions.isEmpty() ? 404 : !isRead && refusal != null ? 422 : 200;
    String said = isRead ? "{\"items\":[" + versions + "]}" : refusal == null ? "{}" : refusal;
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(said.getBytes(UTF_8));
    exchange.close();
  }

  private void inForce(Instant from, int limitKmph) {
    versions += versions.isEmpty() ? "" : ",";
    versions +=
        "{\"valid_from\":\"%s\",\"deleted\":false,\"body\":{\"overspeed\":{\"limit_kmph\":%d}}}"
            .formatted(from, limitKmph);
  }

  private static RulesFile fleetAt(int limitKmph) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("overspeed").put("limit_kmph", limitKmph);
    return new RulesFile(Map.of("fleet", body));
  }

  @Test
  void whatHeldBeforeHoldsAgainFromTheEndOn() throws Exception {
    // given
    inForce(MONDAY, 90);
    inForce(SUNDAY, 100);

    // when
    RuleChange change = RuleChange.of(fleetAt(60), WORKING_DAYS, desk);
    asked.clear();
    change.apply(desk);

    // then the end is written second: before, it would be no change
    String path = "POST /v1/reference/rules/import?correct=true&atomic=true&dry_run=false ";
    String line =
        "{\"id\":\"fleet\",\"valid_from\":\"%s\",\"body\":{\"overspeed\":{\"limit_kmph\":%d}}}";
    assertThat(asked)
        .containsExactly(path + line.formatted(WEDNESDAY, 60), path + line.formatted(FRIDAY, 90));
  }

  @Test
  void whereNothingHeldBeforeNothingHoldsFromTheEndOn() throws Exception {
    // when
    RuleChange change = RuleChange.of(fleetAt(60), WORKING_DAYS, desk);
    asked.clear();
    change.apply(desk);

    // then
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1))
        .isEqualTo("DELETE /v1/reference/rules/fleet?correct=true&valid_from=" + FRIDAY);
  }

  @Test
  void withoutAnEndTheRulesGoOn() throws Exception {
    // given
    inForce(MONDAY, 90);

    // when
    RuleChange change = RuleChange.of(fleetAt(60), FROM_WEDNESDAY_ON, desk);

    // then
    assertThat(change.ending()).isEmpty();
  }

  @Test
  void rulesThatBeginAtTheEndAnywayAreLeftAlone() throws Exception {
    // given
    inForce(MONDAY, 90);
    inForce(FRIDAY, 100);

    // when then
    assertThat(RuleChange.of(fleetAt(60), WORKING_DAYS, desk).ending()).isEmpty();
  }

  @Test
  void otherRulesThatWouldTakeOverWithinTheSpanAreToldAndNothingIsWritten() {
    // given
    inForce(MONDAY, 90);
    inForce(WEDNESDAY.plusSeconds(1), 100);

    // when then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleChange.of(fleetAt(60), WORKING_DAYS, desk))
        .withMessage("other rules of fleet begin within the span, at 2026-11-18T00:00:01Z");
    assertThat(asked).noneMatch(each -> each.contains("dry_run=false"));
  }

  @Test
  void whatTheGatewayRefusesIsToldWithItsReasons() {
    // given
    refusal =
        "{\"refused\":1,\"results\":[{\"line\":1,\"id\":\"fleet\",\"status\":\"refused\","
            + "\"errors\":[{\"field\":\"/overspeed/limit\",\"reason\":\"unknown\",\"detail\":\"no such member\"}]}]}";

    // when then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleChange.of(fleetAt(60), WORKING_DAYS, desk))
        .withMessage("the gateway refuses fleet: /overspeed/limit unknown, no such member");
  }

  @Test
  void recordsOfTheTopicForWhoLooksAtWhatTheyWouldDo(@TempDir Path directory) throws Exception {
    // given
    Path file = directory.resolve("versions");

    // when
    RuleChange.of(fleetAt(60), WORKING_DAYS, desk).writeRecords(file, SUNDAY);

    // then
    List<ReferenceVersion> read = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      read.add(ReferenceJson.read(ReferenceKind.RULES, line.getBytes(UTF_8)));
    }
    assertThat(read)
        .extracting(ReferenceVersion::validFromMs)
        .containsExactly(WEDNESDAY.toEpochMilli(), FRIDAY.toEpochMilli());
    assertThat(read).extracting(ReferenceVersion::deleted).containsExactly(false, true);
    assertThat(read.get(0).body()).isEqualTo("{\"overspeed\":{\"limit_kmph\":60}}");
  }
}
