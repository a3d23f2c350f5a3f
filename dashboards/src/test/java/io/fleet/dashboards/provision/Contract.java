package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What Metabase takes, call by call. */
final class Contract {
  private final Map<String, JsonSchema> requests = new TreeMap<>();

  Contract() {
    try (InputStream in = Contract.class.getResourceAsStream("/metabase/contract.json")) {
      JsonNode contract = new ObjectMapper().readTree(in);
      JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
      contract
          .path("requests")
          .properties()
          .forEach(
              call -> {
                ObjectNode schema = call.getValue().deepCopy();
                schema.set("definitions", contract.path("definitions"));
                requests.put(call.getKey(), factory.getSchema(schema));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a request; empty: nothing. */
  String wrong(String call, JsonNode body) {
    JsonSchema schema = requests.get(call);
    if (schema == null) {
      return "there is no " + call;
    }
    var messages = schema.validate(body);
    return messages.isEmpty() ? "" : messages.toString();
  }
}
