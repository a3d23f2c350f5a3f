package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Topic;
import io.fleet.query.scope.VehicleGroups;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipes of {@code docs/query-api.md}, each typed into a shell as it stands there. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class RecipesApiTest {
  private final ScheduledExecutorService job = Executors.newSingleThreadScheduledExecutor();

  Store store;
  KafkaBroker log;

  @Inject VehicleGroups groups;

  @BeforeEach
  void aDayOfTwoVans() throws Exception {
    byte[] facts = getClass().getResourceAsStream("/recipes.sql").readAllBytes();
    for (String insert : new String(facts, StandardCharsets.UTF_8).split(";\n")) {
      store.execute(insert);
    }
    // what groups vehicles are in may have been read some seconds ago, for another test
    groups.refresh();
    String change = new String(ChangeJson.write(theTripEnds()), StandardCharsets.UTF_8);
    job.scheduleWithFixedDelay(
        () -> log.writeLater(Topic.CHANGES, "van-71", change), 0, 300, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void nothingMoreHappens() {
    job.shutdownNow();
  }

  private static Change theTripEnds() {
    return new Change(
        Change.TRIP,
        "71717171-0000-5000-8000-000000000002",
        1_772_439_100_000_001L,
        false,
        "van-71",
        "drv-71",
        1_772_439_080_000L,
        1_772_439_090_000L,
        "closed",
        "open",
        null);
  }

  @Test
  void everyRecipeGivesTheAnswerThatIsShown() throws Exception {
    // given
    Map<String, String> environment =
        Map.of(
            "API",
            "http://127.0.0.1:" + RestAssured.port,
            "TOKEN",
            Client.scoped("olga", "operator", "docs"));

    // when
    List<Recipe> recipes = Recipe.all();
    List<String> wrong = new ArrayList<>();
    for (Recipe recipe : recipes) {
      String printed = recipe.run(environment);
      if (!ShownAnswer.isTold(recipe.answer(), printed)) {
        wrong.add(recipe + " answers\n" + printed + "\nand not\n" + recipe.answer() + "\n");
      }
    }

    // then
    assertThat(wrong).isEmpty();
    assertThat(recipes).hasSize(10);
  }

  @Test
  void whatIsShownAndDidNotComeIsMissed() throws Exception {
    String came = "{\"items\":[{\"id\":\"a-17\",\"more\":1}],\"next\":null}";
    assertThat(ShownAnswer.isTold("{\"items\":[{\"id\":\"a-…\"}],\"next\":null}", came)).isTrue();
    for (String shown :
        List.of(
            "{\"items\":[]}", "{\"items\":[{\"id\":\"b-…\"}]}", "{\"next\":\"…\"}", "{\"x\":1}")) {
      assertThat(ShownAnswer.isTold(shown, came)).as(shown).isFalse();
    }
  }
}
