package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReaderTest {
  private static final String FULL =
      """
      {"url":"https://host.example/hook?t=1","description":"TMS","owner":"anna","payload_version":1,
       "format":"cloudevents","headers":{"Authorization":"Bearer t","X-Tenant":"7"},
       "event_types":["vehicle.overspeed.*","external.*"],
       "filters":{"min_severity":2,"vehicles":["van-1"],"vehicle_groups":["north"],"drivers":["d"],
         "fences":["depot"],"area":{"polygon":[[11,48],[12,48],[12,49]]},
         "schedule":{"zone":"Europe/Berlin","days":["mon","fri"],"from":"08:00","to":"18:00"}},
       "ordering":"vehicle","rate_per_s":2.5,"superseded":"skip","max_age_s":3600,"settled":true,
       "grouping":{"cooldown_s":60,"fold_by":"group","digest_s":300},
       "escalation":{"to":"ep_night","after_s":600}}\
      """;

  @Test
  void whatIsReadIsWrittenAsItCame() {
    ObjectNode written = JsonObjects.create();
    FormWriter.write(read(FULL), written);

    ObjectNode again = JsonObjects.create();
    FormWriter.write(read(written.toString()), again);

    assertThat(written.toString())
        .contains("ep_night", "Bearer t", "\"rate_per_s\":2.5", "\"mon\"");
    assertThat(read(written.toString())).isEqualTo(read(FULL));
    assertThat(again).isEqualTo(written);
    assertThat(JsonObjects.read(FULL.getBytes(StandardCharsets.UTF_8)).properties())
        .allMatch(each -> written.has(each.getKey()));
  }

  @Test
  void aFormOfWhatIsNeededHasTheDefaults() {
    EndpointForm form = read("{\"url\":\"http://host/\",\"event_types\":[\"*\"]}");

    assertThat(form.terms()).isEqualTo(DeliveryTerms.DEFAULT);
    assertThat(form.grouping().isNone()).isTrue();
    assertThat(form.escalation()).isNull();
    assertThat(form.owner()).isEqualTo("caller");
    assertThat(form.toString()).doesNotContain("host");
  }

  @Test
  void aHeaderThatIsNullKeepsItsValueWhereThereIsOne() {
    EndpointForm before = read(FULL);
    Members members =
        Members.of(
            JsonObjects.read(
                FULL.replace("\"Bearer t\"", "null")
                    .replace("{\"url\"", "{\"id\":\"a\",\"version\":3,\"state\":\"paused\",\"url\"")
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(new FormReader(VehicleGroups.NONE).replacing(before, members)).isEqualTo(before);
    refused("headers", "{\"X-New\":null}", "headers.X-New: a value expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "url | null | url: missing",
        "url | 'ftp://host/' | url: ",
        "url | 'http://u:p@host/' | url: must not carry a user",
        "url | 'http://ho st/' | url: ",
        "url | 7 | url: a text",
        "format | 'email' | url: mailto for format email",
        "format | 'xml' | format: one of standard, cloudevents, slack, teams, email expected",
        "payload_version | 2 | payload_version: a whole number from 1 to 1 expected",
        "event_types | [] | event_types: 1 to 64 expected",
        "event_types | '*' | event_types: a list",
        "event_types | [''] | event_types: empty",
        "event_types | [1] | event_types: a text",
        "description | 'a\\nb' | description: a text",
        "rate_per_s | -1 | rate_per_s: a number from 0 to 1000 expected",
        "rate_per_s | 1001 | rate_per_s: a number",
        "rate_per_s | 'NaN' | rate_per_s: a number",
        "max_age_s | 0 | max_age_s: a whole number from 1 to 2592000 expected",
        "max_age_s | 1.5 | max_age_s: a whole number",
        "settled | 'yes' | settled: true or false expected",
        "ordering | 'driver' | ordering: one of none, vehicle expected",
        "superseded | 1 | superseded: a text",
        "secret | 'whsec_x' | secret: unknown member",
        "state | 'paused' | state: unknown member",
        "headers | {'Host':'x'} | headers.host: not to be set",
        "headers | {'webhook-id':'x'} | headers.webhook-id: not to be set",
        "headers | {'Content-Length':'1'} | headers.content-length: not to be set",
        "headers | {'Transfer-Encoding':'chunked'} | headers.transfer-encoding: not to be set",
        "headers | {'Connection':'close'} | headers.connection: not to be set",
        "headers | {'X-A':'1','x-a':'2'} | headers.x-a: twice",
        "headers | {'X A':'1'} | headers: a name",
        "headers | {'X-A':'a\\r\\nX-B: c'} | headers.X-A: a text",
        "headers | {'X-A':'ü'} | headers.x-a: 1 to 1024 visible",
        "headers | {'X-A':''} | headers.x-a: 1 to 1024 visible",
        "filters | {'min_severity':5} | filters.min_severity: a whole number from 1 to 4",
        "filters | {'vehicle':['a']} | filters.vehicle: unknown member",
        "filters | {'area':{}} | filters.area.bbox: either bbox or polygon expected",
        "filters | {'area':{'bbox':[1,2,3]}} | filters.area.bbox: west, south, east, north",
        "filters | {'area':{'bbox':[1,50,3,40]}} | filters.area.bbox: south must not be above",
        "filters | {'area':{'bbox':[1,2,3,91]}} | filters.area.bbox: longitude",
        "filters | {'area':{'polygon':[[1,2],[3,4]]}} | filters.area.polygon: 3 to 500",
        "filters | {'area':{'polygon':[[0,0],[1,1],[0,1],[1,0]]}} | filters.area.polygon: its"
            + " edges",
        "filters | {'area':{'polygon':[[0,0],[1],[0,1]]}} | filters.area.polygon: longitude",
        "filters | {'schedule':{}} | filters.schedule.zone: the IANA name",
        "filters | {'schedule':{'zone':'Mars'}} | filters.schedule.zone: the IANA name",
        "filters | {'schedule':{'zone':'UTC','days':['monday']}} | filters.schedule.days: a text",
        "filters | {'schedule':{'zone':'UTC','days':['xyz']}} | filters.schedule.days: mon",
        "filters | {'schedule':{'zone':'UTC','days':[]}} | filters.schedule.days: at least one",
        "filters | {'schedule':{'zone':'UTC','from':'25:00'}} | filters.schedule.from: HH:mm",
        "grouping | {'cooldown_s':0} | grouping.cooldown_s: a whole number",
        "grouping | {'digest_s':86401} | grouping.digest_s: a whole number",
        "grouping | {'fold_by':'driver'} | grouping.fold_by: one of vehicle, group",
        "grouping | [] | grouping: an object expected",
        "escalation | {'to':'a b','after_s':60} | escalation.to: the id",
        "escalation | {'to':'a'} | escalation.after_s: 60 to",
        "escalation | {'to':'a','after_s':59} | escalation.after_s: a whole number"
      })
  void whatIsWrongIsNamed(String member, String value, String problem) {
    refused(member, value, problem);
  }

  @Test
  void boundsOfListsAreKept() {
    refused("event_types", "[" + "'a',".repeat(64) + "'b']", "event_types: a list of at most 64");
    refused("url", "'https://h/" + "x".repeat(2_048) + "'", "url: a text of at most 2048");
    StringBuilder headers = new StringBuilder("{");
    for (int i = 0; i < 17; i++) {
      headers.append(i == 0 ? "" : ",").append("'x-").append(i).append("':'1'");
    }
    refused("headers", headers.append('}').toString(), "headers: at most 16");
  }

  private static void refused(String member, String value, String problem) {
    ObjectNode object = JsonObjects.read(FULL.getBytes(StandardCharsets.UTF_8));
    String with = "{\"" + member + "\":" + value.replace('\'', '"') + '}';
    object.set(member, JsonObjects.read(with.getBytes(StandardCharsets.UTF_8)).get(member));

    assertThatThrownBy(() -> read(object.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  private static EndpointForm read(String json) {
    ObjectNode object = JsonObjects.read(json.getBytes(StandardCharsets.UTF_8));
    return new FormReader(VehicleGroups.NONE).read(Members.of(object), "caller");
  }
}
