package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The live page as a person sees it: opened by the link that {@code fleet up} prints, in a real
 * browser, with vehicles that drive and one that calls for help. What is promised is promised of a
 * stack that runs, so the vehicles move before the page is opened.
 */
@Timeout(600)
@Order(1)
@ExtendWith(DrivingStack.class)
@ResourceLock(DrivingStack.LOCK)
class LivePageIT {
  private static final Pattern LINK = Pattern.compile("The live map: (\\S+#token=\\S+)");
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Of a browser that draws without a graphics card, beside the whole stack on the same host. */
  private static final double LEAST_FRAMES_PER_SECOND = 0.5;

  private static final String SCORE = "/v1/drivers/drv-scored/score?window=24h";
  private static final int RADIUS_M = 300;
  private static final int DWELL_S = 5;

  /** Points are written to a tenth. */
  private static final double ROUNDED = 0.051;

  @TempDir static Path directory;

  private static FleetStack stack;
  private static FleetClient client;
  @AutoClose private static WebhookListener listener;

  @BeforeAll
  static void find() throws Exception {
    stack = DrivingStack.stack();
    client = new FleetClient(stack);
    Path messages = directory.resolve("messages.txt");
    listener = new WebhookListener(stack, messages);
  }

  @Test
  void vehiclesMoveACallForHelpAppearsAndNothingLeavesTheHost() throws Exception {
    // given
    new MovingFleet(stack).awaitMoving();
    try (PageWatcher page = new PageWatcher(link(), DrivingStack.VEHICLES)) {
      // when
      JsonNode opened = page.await("opened");
      JsonNode moving = page.await("moving");

      // then
      assertThat(opened.get("vehicles").asInt()).isGreaterThanOrEqualTo(DrivingStack.VEHICLES);
      assertThat(opened.get("address").asText()).doesNotContain("token");
      assertThat(moving.get("moved").asInt()).isGreaterThan(2);

      // when
      callForHelp("van-in-need");
      Instant called = Instant.now();
      JsonNode alert = page.ask("alert", "van-in-need", "sos");

      // then
      assertThat(Duration.between(called, Instant.now())).isLessThan(AT_ONCE);
      assertThat(alert.get("first").asText()).isEqualTo("van-in-need");

      // when
      JsonNode wide = page.ask("size", "wide", 1280, 800);
      JsonNode chosen = page.ask("choose", "van-in-need");
      page.ask("size", "vehicle", 1280, 800);
      JsonNode narrow = page.ask("size", "phone", 390, 844);
      JsonNode end = page.ask("end");

      // then
      assertThat(chosen.get("title").asText()).isEqualTo("van-in-need");
      assertThat(chosen.get("zoom").asDouble()).isGreaterThanOrEqualTo(14);
      assertThat(wide.get("overflow").asBoolean()).isFalse();
      assertThat(narrow.get("overflow").asBoolean()).isFalse();
      assertThat(end.get("errors")).isEmpty();
      assertThat(end.get("elsewhere")).isEmpty();
    }
  }

  @Test
  void eachRoleSeesWhatIsTheirsAndEveryPageIsUsable() throws Exception {
    // given
    try (PageWatcher page = new PageWatcher(link(), DrivingStack.VEHICLES)) {
      JsonNode opened = page.await("opened");
      page.await("moving");

      // when
      String tooFast = String.join(",", RoughDrive.stillTooFast("van-taken-on"));
      assertThat(client.post("[" + tooFast + "]").statusCode()).isEqualTo(202);
      Instant posted = Instant.now();
      JsonNode alert = page.ask("alert", "van-taken-on", "overspeed");

      // then
      assertThat(Duration.between(posted, Instant.now())).isLessThan(SOON);

      // when
      String id = alert.get("id").asText();
      JsonNode viewer = page.ask("role", "viewer", stack.tokenOf("vera", "viewer"), id);
      JsonNode driver = page.ask("role", "driver", stack.tokenOf("drv-1", "driver"), id);
      JsonNode operator = page.ask("role", "operator", stack.tokenOf("olga", "operator"), id);

      // then
      assertThat(viewer.get("opened").asBoolean()).isTrue();
      assertThat(viewer.get("mayAcknowledge").asBoolean()).isFalse();
      assertThat(driver.get("opened").asBoolean()).isFalse();
      assertThat(driver.get("live").asBoolean()).isFalse();
      assertThat(operator.get("mayAcknowledge").asBoolean()).isTrue();
      assertThat(operator.get("said").asInt()).isEqualTo(1);

      // when
      listener.awaitRegistered(client);
      inTheStore().until(() -> !client.get("/v1/delivery-stops?limit=1").get("items").isEmpty());
      JsonNode pages = page.ask("walk", "operator", stack.tokenOf("olga", "operator"));
      JsonNode replayed = page.ask("replay");
      JsonNode crowd = page.ask("crowd");
      page.ask("size", "crowd", 1280, 800);
      JsonNode end = page.ask("end");

      // then
      assertThat(pages.get("seen"))
          .extracting(JsonNode::asText)
          .contains("/", "/deliveries", "/fences", "/webhooks", "/system");
      assertThat(List.of("/alerts", "/deliveries", "/vehicles", "/webhooks"))
          .allMatch(seen -> pages.get("rows").get(seen).asInt() > 0, pages.get("rows").toString());
      assertThat(pages.get("grave")).isEmpty();
      assertThat(pages.get("sideways")).isEmpty();
      assertThat(replayed.get("shown").asInt()).isPositive();
      assertThat(end.get("errors")).isEmpty();
      ObjectNode measured = crowd.deepCopy();
      measured.set("firstPaintMs", opened.get("firstPaintMs"));
      System.out.println(measured);
      assertThat(crowd.get("framesPerSecond").asDouble()).isGreaterThan(LEAST_FRAMES_PER_SECOND);
    }
  }

  @Test
  void aFenceDrawnOnTheMapIsKeptToAndADriversPageAddsUp() throws Exception {
    // given
    String operator = stack.tokenOf("olga", "operator");
    Instant start = Instant.now().minusSeconds(RoughDrive.LENGTH_S + RoughDrive.LONGER_S);
    List<String> drive = RoughDrive.longOf("scored-van", "drv-scored", start);
    assertThat(client.post("[" + String.join(",", drive) + "]").statusCode()).isEqualTo(202);
    try (PageWatcher page = new PageWatcher(link(), DrivingStack.VEHICLES)) {
      page.await("opened");
      page.await("moving");

      // when
      JsonNode fence = page.ask("fence", operator, "drawn-yard", RADIUS_M, DWELL_S);
      new FencedDrive(client, "van-fenced")
          .into(fence.get("lat").asDouble(), fence.get("lon").asDouble(), RADIUS_M);

      // then
      JsonNode alert = page.ask("alert", "van-fenced", "geofence_dwell");
      String told = "/v1/alerts/" + alert.get("id").asText();
      inTheStore().until(() -> client.get(told).at("/data/fence_id").asText().equals("drawn-yard"));

      // when
      inTheStore().until(() -> client.get(SCORE).has("raw_score"));
      JsonNode deductions = page.ask("score", operator, "drv-scored");
      double score = client.get(SCORE).get("raw_score").asDouble();
      JsonNode own = page.ask("walk", "driver", stack.tokenOf("drv-scored", "driver"));
      JsonNode end = page.ask("end");

      // then
      assertAddsUp(deductions, score);
      assertThat(own.get("grave")).isEmpty();
      assertThat(own.get("sideways")).isEmpty();
      assertThat(end.get("errors")).isEmpty();
    }
  }

  /** What is told live is in the store some seconds later. */
  private static ConditionFactory inTheStore() {
    return client.soon().ignoreExceptions();
  }

  /** Each kind's points are those of its events, and the score is what they leave of 100. */
  private static void assertAddsUp(JsonNode deductions, double score) {
    double left = 100;
    assertThat(deductions.get("kinds")).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode kind : deductions.get("kinds")) {
      double ofEvents = 0;
      for (JsonNode event : kind.get("events")) {
        ofEvents += event.asDouble();
      }
      double rounding = ROUNDED * (1 + kind.get("events").size());
      assertThat(kind.get("points").asDouble()).isCloseTo(ofEvents, within(rounding));
      left -= kind.get("points").asDouble();
    }
    assertThat(left).isCloseTo(score, within(ROUNDED * (1 + deductions.get("kinds").size())));
    String sum = deductions.get("sum").asText();
    double written = Double.parseDouble(sum.substring(sum.indexOf("= ") + 2));
    assertThat(sum).startsWith("100 − ");
    assertThat(written).isCloseTo(score, within(ROUNDED));
  }

  private static void callForHelp(String vehicle) throws Exception {
    String body =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":48.139,\"lon\":11.566,\"speed_kmph\":0,\"heading\":70,\"sos\":true}";
    int status = client.post(body.formatted(vehicle, Instant.now().toEpochMilli())).statusCode();
    assertThat(status).isEqualTo(202);
  }

  /** What {@code fleet up} prints when everything runs already. */
  private static String link() throws Exception {
    String printed = stack.run(Duration.ofMinutes(1), "up");
    Matcher link = LINK.matcher(printed);
    assertThat(link.find()).as(printed).isTrue();
    return link.group(1);
  }
}
