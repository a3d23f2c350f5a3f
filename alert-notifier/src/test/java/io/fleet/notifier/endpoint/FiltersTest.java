package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
  /** A Monday, 09:30 in Berlin. */
  private static final String MONDAY_MORNING = "2026-11-23T08:30:00.000Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | true",
        "{'min_severity':2} | true",
        "{'min_severity':3} | false",
        "{'vehicles':['van-1','van-2']} | true",
        "{'vehicles':['van-2']} | false",
        "{'drivers':['drv-1']} | true",
        "{'drivers':['drv-2']} | false",
        "{'fences':['depot']} | false",
        "{'vehicle_groups':['north']} | true",
        "{'vehicle_groups':['south','west']} | false",
        "{'area':{'bbox':[11,48,12,49]}} | true",
        "{'area':{'bbox':[170,48,12,49]}} | true",
        "{'area':{'bbox':[12,48,13,49]}} | false",
        "{'area':{'polygon':[[11,48],[12,48],[12,49],[11,49]]}} | true",
        "{'area':{'polygon':[[11,48],[12,48],[11,48.1]]}} | false",
        "{'schedule':{'zone':'Europe/Berlin','days':['mon'],'from':'09:00','to':'17:00'}} | true",
        "{'schedule':{'zone':'UTC','days':['mon'],'from':'09:00','to':'17:00'}} | false",
        "{'schedule':{'zone':'Europe/Berlin','days':['tue']}} | false",
        "{'schedule':{'zone':'Europe/Berlin','days':['sun'],'from':'22:00','to':'10:00'}} | true",
        "{'schedule':{'zone':'Europe/Berlin','days':['mon'],'from':'22:00','to':'10:00'}} | false",
        "{'vehicles':['van-1'],'min_severity':3} | false"
      })
  void everyFilterMustLetTheEventThrough(String filters, boolean expected) {
    Event event = event(2, new Scope("van-1", "drv-1", null, null, 48_137_154, 11_576_124));

    assertThat(subscription(filters).wants(event)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'min_severity':4} | true",
        "{'vehicles':['van-1']} | false",
        "{'drivers':['drv-1']} | false",
        "{'area':{'bbox':[-180,-90,180,90]}} | false",
        "{'vehicle_groups':['north']} | false"
      })
  void whatTheEventDoesNotKnowIsNotWhatIsAskedFor(String filters, boolean expected) {
    int nowhere = Telemetry.ABSENT;
    Event event = event(0, new Scope(null, null, null, null, nowhere, nowhere));

    assertThat(subscription(filters).wants(event)).isEqualTo(expected);
  }

  @Test
  void theGroupsOfTheEventsTimeCount() {
    // given
    VehicleGroupBook groups = new VehicleGroupBook();
    groups.take(version(1_000, "{\"groups\":[\"north\"]}", false));
    groups.take(version(2_000, "{\"groups\":[\"south\"]}", false));
    groups.take(version(3_000, "{}", true));
    groups.take("no record".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(groups.of("van-1", 999)).isEmpty();
    assertThat(groups.of("van-1", 1_999)).containsExactly("north");
    assertThat(groups.of("van-1", 2_000)).containsExactly("south");
    assertThat(groups.of("van-1", 3_000)).isEmpty();
    assertThat(groups.of("van-2", 2_000)).isEmpty();
    assertThat(groups.of(null, 2_000)).isEmpty();
  }

  private static byte[] version(long validFromMs, String body, boolean deleted) {
    return ReferenceJson.write(
        new ReferenceVersion(
            ReferenceKind.VEHICLES, "van-1", validFromMs, 1, deleted, 1_000, "test", body));
  }

  private static Subscription subscription(String filters) {
    VehicleGroups groups =
        (vehicleId, atMs) ->
            "van-1".equals(vehicleId) ? java.util.Set.of("north", "all") : java.util.Set.of();
    String json =
        "{\"url\":\"https://host/\",\"event_types\":[\"*\"],\"filters\":%s}".formatted(filters);
    ObjectNode object = JsonObjects.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return new FormReader(groups).read(Members.of(object), "anna").subscription();
  }

  private static Event event(int severity, Scope scope) {
    long at = Iso8601.parse(MONDAY_MORNING);
    return new Event(
        "vehicle.overspeed.opened", "a", 1, true, at, at, 0, severity, false, scope, "t-0-1", "{}");
  }
}
