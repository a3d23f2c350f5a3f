package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fleet.events.reference.ReferenceKind;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas of reference data: one for each kind, and their shared parts. */
class ReferenceSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PARTS = "reference-parts";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder ->
              builder.schemaLoaders(
                  loaders -> loaders.schemas(Map.of("urn:fleet:schema:" + PARTS, text(PARTS)))));

  private static String text(String name) {
    return new String(Schemas.json(name), UTF_8);
  }

  private static Set<?> faults(String name, String json) {
    JsonSchema schema = FACTORY.getSchema(text(name));
    return schema.validate(json, InputFormat.JSON);
  }

  static Stream<String> kinds() {
    return Schemas.names().stream()
        .filter(name -> name.startsWith("reference-") && !name.equals(PARTS));
  }

  @Test
  void thereIsOneForEveryKindButCredentials() {
    Stream<String> expected =
        Stream.of(ReferenceKind.values())
            .filter(kind -> kind != ReferenceKind.DEVICES)
            .map(kind -> "reference-" + kind.label());

    assertThat(kinds()).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isItselfValidAndExplainsEveryMember(String name) throws IOException {
    JsonNode schema = MAPPER.readTree(text(name));
    JsonSchema metaSchema =
        FACTORY.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(schema)).isEmpty();
    assertThat(schema.get("$id").asText()).isEqualTo("urn:fleet:schema:" + name);
    assertThat(schema.get("title").asText()).isNotEmpty();
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
      assertThat(property.getValue().path("description").asText())
          .as(property.getKey())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsExamplesAreValidAndItsStrangersAreNot(String name) throws IOException {
    JsonNode examples = MAPPER.readTree(text(name)).get("examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(faults(name, example.toString())).isEmpty();
      String withStranger = ((ObjectNode) example.deepCopy()).put("stranger", 1).toString();
      assertThat(faults(name, withStranger)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/bad-reference-bodies.csv", delimiter = '|', numLinesToSkip = 1)
  void aBadBodyIsNotValid(String kind, String json) {
    assertThat(faults("reference-" + kind, json)).isNotEmpty();
  }
}
