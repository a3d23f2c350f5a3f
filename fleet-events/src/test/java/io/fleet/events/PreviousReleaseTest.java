package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This release and the previous one side by side: each reads what the other writes. The schemas of
 * the previous release, with its records as their examples, are kept in the test resources; how to
 * keep the next ones stands in {@code docs/operations.md}.
 */
class PreviousReleaseTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PARTS = "reference-parts";

  static List<String> kept() throws IOException {
    List<String> names = new ArrayList<>();
    MAPPER.readTree(resource("index.json")).forEach(name -> names.add(name.asText()));
    names.remove(PARTS);
    return names;
  }

  static List<String> keptRecords() throws IOException {
    return kept().stream().filter(name -> !name.startsWith("reference-")).toList();
  }

  @ParameterizedTest
  @MethodSource("keptRecords")
  void itsRecordsAreReadByThisRelease(String name) throws IOException {
    for (JsonNode record : examples(keptSchema(name))) {
      assertThat(JsonSchemaTest.isTaken(name, record.toString())).as("%s", record).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void itsRecordsKeepThePublishedContractOfThisRelease(String name) throws IOException {
    for (JsonNode record : examples(keptSchema(name))) {
      assertThat(faultsNow(name, record)).as("%s", record).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void recordsOfThisReleaseKeepTheContractItKnows(String name) throws IOException {
    for (JsonNode record : examples(Schemas.json(name))) {
      assertThat(faultsThen(name, record)).as("%s", record).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("keptRecords")
  void aMemberThatOnlyTheNextReleaseKnowsDisturbsNobody(String name) throws IOException {
    for (JsonNode example : examples(keptSchema(name))) {
      // given
      ObjectNode record = example.deepCopy();
      record.putObject("of_the_next_release").putArray("list").add(1).add("two");

      // then
      assertThat(faultsThen(name, record)).isEmpty();
      assertThat(JsonSchemaTest.isTaken(name, record.toString())).as("%s", record).isTrue();
    }
  }

  private static JsonNode examples(byte[] schema) throws IOException {
    JsonNode examples = MAPPER.readTree(schema).get("examples");
    assertThat(examples).isNotEmpty();
    return examples;
  }

  private static Set<?> faults(byte[] schema, byte[] parts, JsonNode record) {
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders ->
                        loaders.schemas(
                            Map.of("urn:fleet:schema:" + PARTS, new String(parts, UTF_8)))))
        .getSchema(new String(schema, UTF_8))
        .validate(
            record.toString(),
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static Set<?> faultsNow(String name, JsonNode record) {
    return faults(Schemas.json(name), Schemas.json(PARTS), record);
  }

  private static Set<?> faultsThen(String name, JsonNode record) throws IOException {
    return faults(keptSchema(name), keptSchema(PARTS), record);
  }

  private static byte[] keptSchema(String name) throws IOException {
    return resource(name + ".schema.json");
  }

  private static byte[] resource(String name) throws IOException {
    try (var kept = PreviousReleaseTest.class.getResourceAsStream("previous/" + name)) {
      return kept.readAllBytes();
    }
  }
}
