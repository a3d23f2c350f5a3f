package io.fleet.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The published description of {@code FlinkDeployment}, made strict: a field it does not have is an
 * error. Its list of Flink's versions is that of its own release and is left out; a test holds the
 * version to the one the job is built against.
 */
final class FlinkDeployments {
  private static final String PUBLISHED =
      "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
  private static final JsonSchema SCHEMA = read();

  private FlinkDeployments() {}

  /** What is wrong with one, in words; empty if nothing is. */
  static Set<String> complaints(JsonNode object) {
    return SCHEMA.validate(object.path("spec")).stream()
        .map(ValidationMessage::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonSchema read() {
    try (InputStream in = FlinkDeployments.class.getResourceAsStream(PUBLISHED)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonNode version = Manifests.documents(text).get(0).at("/spec/versions/0");
      if (!version.path("name").asText().equals("v1beta1")) {
        throw new AssertionError("the published description is of " + version.path("name"));
      }
      JsonNode spec = version.at("/schema/openAPIV3Schema/properties/spec").deepCopy();
      ((ObjectNode) spec.at("/properties/flinkVersion")).remove("enum");
      close(spec);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object with named properties has no others, and quantities may be numbers. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("properties") instanceof ObjectNode
          && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        object.set("additionalProperties", new ObjectMapper().getNodeFactory().booleanNode(false));
      }
      if (object.path("x-kubernetes-int-or-string").asBoolean()) {
        object.remove("type");
      }
    }
    schema.forEach(FlinkDeployments::close);
  }
}
