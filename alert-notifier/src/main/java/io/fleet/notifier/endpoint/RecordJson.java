package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Iso8601;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Endpoints as JSON for their topic. The URL, the values of headers and the secrets are sealed for
 * the endpoint and the member they stand in.
 */
final class RecordJson {
  private static final String URL = "url";
  private static final String HEADERS = "headers";
  private static final String SECRET = "secret";

  private final SecretKeyring keyring;
  private final FormReader forms;

  RecordJson(SecretKeyring keyring, VehicleGroups groups) {
    this.keyring = keyring;
    this.forms = new FormReader(groups);
  }

  byte[] write(StoredEndpoint endpoint) {
    ObjectNode json = JsonObjects.create();
    json.put("id", endpoint.id());
    json.put("version", endpoint.version());
    json.put("created_at", Iso8601.format(endpoint.createdAtMs()));
    json.put("changed_at", Iso8601.format(endpoint.changedAtMs()));
    json.put("changed_by", endpoint.changedBy());
    ObjectNode form = json.putObject("form");
    FormWriter.write(endpoint.form(), form);
    form.put(URL, keyring.seal(form.get(URL).textValue(), place(endpoint.id(), URL)));
    seal((ObjectNode) form.get(HEADERS), endpoint.id());
    ArrayNode secrets = json.putArray("secrets");
    endpoint.secrets().forEach(secret -> write(secret, endpoint.id(), secrets.addObject()));
    return JsonObjects.write(json);
  }

  private void seal(ObjectNode headers, String id) {
    for (Map.Entry<String, JsonNode> each : headers.properties()) {
      String place = place(id, HEADERS + '.' + each.getKey());
      each.setValue(headers.textNode(keyring.seal(each.getValue().textValue(), place)));
    }
  }

  private void write(Secret secret, String id, ObjectNode json) {
    json.put("scheme", secret.scheme().name().toLowerCase(java.util.Locale.ROOT));
    json.put("value", keyring.seal(secret.value(), place(id, SECRET)));
    if (secret.expiresAtMs() != Long.MAX_VALUE) {
      json.put("expires_at", Iso8601.format(secret.expiresAtMs()));
    }
  }

  /**
   * Reads a record.
   *
   * @throws SecretKeyring.NoKeyException if no key here opens it
   * @throws IllegalArgumentException if it is no record of an endpoint
   */
  StoredEndpoint read(byte[] bytes) {
    ObjectNode json = JsonObjects.read(bytes);
    try {
      String id = json.get("id").textValue();
      return new StoredEndpoint(
          id,
          form((ObjectNode) json.get("form"), id),
          secrets(json.get("secrets"), id),
          json.get("version").longValue(),
          Iso8601.parse(json.get("created_at").textValue()),
          Iso8601.parse(json.get("changed_at").textValue()),
          json.get("changed_by").textValue());
    } catch (NullPointerException | ClassCastException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("a member is missing or of another type");
    }
  }

  private EndpointForm form(ObjectNode form, String id) {
    form.put(URL, keyring.open(form.get(URL).textValue(), place(id, URL)));
    ObjectNode headers = (ObjectNode) form.get(HEADERS);
    for (Map.Entry<String, JsonNode> each : headers.properties()) {
      String place = place(id, HEADERS + '.' + each.getKey());
      each.setValue(headers.textNode(keyring.open(each.getValue().textValue(), place)));
    }
    return forms.read(Members.of(form), "");
  }

  private List<Secret> secrets(JsonNode array, String id) {
    List<Secret> secrets = new ArrayList<>();
    for (JsonNode each : array) {
      String scheme = each.get("scheme").textValue().toUpperCase(java.util.Locale.ROOT);
      String value = keyring.open(each.get("value").textValue(), place(id, SECRET));
      JsonNode expires = each.get("expires_at");
      long expiresAtMs = expires == null ? Long.MAX_VALUE : Iso8601.parse(expires.textValue());
      secrets.add(new Secret(Secret.Scheme.valueOf(scheme), value, expiresAtMs));
    }
    return secrets;
  }

  private static String place(String id, String member) {
    return id + '/' + member;
  }
}
