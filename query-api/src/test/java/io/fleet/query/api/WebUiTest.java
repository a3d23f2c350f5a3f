package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as it is built, with its own tests, and how it is served. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
@TestProfile(WebUiTest.BuiltAndTested.class)
class WebUiTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"/(assets/[^\"]+\\.js)\"");

  /** Builds the page for this test and runs the tests of its own before. */
  public static final class BuiltAndTested implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.quinoa", "true", "quarkus.quinoa.run-tests", "true");
    }
  }

  @Test
  void thePageIsOpenAndNamesNoOtherHost() {
    // when
    Response page = given().get("/");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.asString())
        .contains("id=\"console\"")
        .doesNotContain("http://", "https://", "<style");
    Matcher script = SCRIPT.matcher(page.asString());
    assertThat(script.find()).isTrue();
    assertThat(given().get("/" + script.group(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void thePageMayRunItsOwnScriptsAndAskItsOwnHostAlone() {
    // when
    Response page = given().get("/");

    // then
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void addressesWithinTheConsoleAreItsPage() {
    // when
    Response page = given().accept("text/html").get("/alerts?handling=new");
    Response deep = given().accept("text/html").get("/vehicles/van.17/trips");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("id=\"console\"");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(deep.asString()).contains("id=\"console\"");
    assertThat(given().accept("text/html").get("/assets/nothing.js").statusCode()).isEqualTo(404);
    assertThat(given().accept("text/html").get("/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(given().get("/alerts").statusCode()).isEqualTo(404);
    assertThat(given().get("/gateway/q/metrics").statusCode()).isEqualTo(404);
  }

  @Test
  void theApiBesideThePageStaysClosed() {
    assertThat(given().get("/v1/live").statusCode()).isEqualTo(401);
    assertThat(given().get("/v1/nothing").statusCode()).isEqualTo(404);
  }
}
