package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFilterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theSameFilterIsTheSameHoweverItIsWritten() {
    // given
    LiveFilter one = LiveFilter.parse("trip,alert", "van-2,van-1", "north", "11.3,48,11.8,48.3");
    LiveFilter two = LiveFilter.parse("alert,trip", "van-1,van-2", "north", "11.30,48.0,11.8,48.3");
    LiveFilter three =
        TicketRequest.read(
            "{\"types\":[\"alert\",\"trip\"],\"vehicle_id\":[\"van-1\",\"van-2\"],"
                + "\"group\":\"north\",\"bbox\":[11.3,48,11.8,48.3]}",
            JSON);

    // then
    assertThat(one).isEqualTo(two).isEqualTo(three);
    assertThat(one.digest()).isEqualTo(three.digest());
    assertThat(one.digest()).isNotEqualTo(LiveFilter.EVERYTHING.digest());
    assertThat(LiveFilter.parse("", "", "", "")).isEqualTo(LiveFilter.EVERYTHING);
    assertThat(TicketRequest.read("{}", JSON)).isEqualTo(LiveFilter.EVERYTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "11.3;48;11.8;48.3, 48.1, 11.5, true",
    "11.3;48;11.8;48.3, 48.3, 11.8, true",
    "11.3;48;11.8;48.3, 48.4, 11.5, false",
    "11.3;48;11.8;48.3, 48.1, 11.9, false",
    "170;-20;-170;20, 0, 179, true",
    "170;-20;-170;20, 0, -179, true",
    "170;-20;-170;20, 0, 0, false",
    "11.3;48;11.8;48.3, , , false"
  })
  void aBoxHoldsItsEdgesAndMayCrossTheLineOfTheDate(
      String box, Double lat, Double lon, boolean inside) {
    assertThat(Box.parse(box.replace(';', ',')).contains(lat, lon)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "0,10,1,5",
        "-181,0,1,1",
        "0,0,0,91",
        "NaN,0,1,1"
      })
  void whatIsNoBoxIsRefused(String box) {
    assertThatThrownBy(() -> LiveFilter.parse(null, null, null, box))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("bbox");
  }

  @Test
  void unknownTypesAndTooManyVehiclesAreRefused() {
    String many =
        IntStream.rangeClosed(0, 1_000).mapToObj(i -> "van-" + i).collect(Collectors.joining(","));
    assertThatThrownBy(() -> LiveFilter.parse("position", null, null, null))
        .hasMessageStartingWith("types");
    assertThatThrownBy(() -> LiveFilter.parse(null, many, null, null))
        .hasMessageStartingWith("vehicle_id");
    assertThatThrownBy(() -> LiveFilter.parse(null, "van 1", null, null))
        .hasMessageStartingWith("vehicle_id");
    assertThatThrownBy(() -> LiveFilter.parse(null, null, "\n", null))
        .hasMessageStartingWith("group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{",
        "1",
        "{\"types\":\"alert\"}",
        "{\"types\":[1]}",
        "{\"bbox\":[\"a\"]}",
        "{\"bbox\":{}}",
        "{\"group\":3}",
        "{\"vehicle_id\":{}}",
        "{\"bbox\":[1,2,3]}"
      })
  void whatIsNoFilterIsRefused(String body) {
    assertThatThrownBy(() -> TicketRequest.read(body, JSON)).isInstanceOf(ProblemException.class);
  }
}
