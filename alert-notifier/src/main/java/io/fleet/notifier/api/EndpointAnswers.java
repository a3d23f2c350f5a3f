package io.fleet.notifier.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Iso8601;
import io.fleet.notifier.endpoint.EndpointForm;
import io.fleet.notifier.endpoint.EndpointView;
import io.fleet.notifier.endpoint.FormWriter;
import io.fleet.notifier.endpoint.JsonObjects;
import io.fleet.notifier.endpoint.Secret;
import java.util.Set;
import java.util.TreeSet;

/** Endpoints as the API shows them: no secret, and of headers the names alone. */
final class EndpointAnswers {
  private EndpointAnswers() {}

  static ObjectNode of(EndpointView view) {
    ObjectNode json = JsonObjects.create();
    json.put("id", view.endpoint().id());
    json.put("source", view.isFile() ? "file" : "api");
    if (!view.isFile()) {
      json.put("version", view.stored().version());
    }
    FormWriter.write(form(view), json);
    ObjectNode headers = (ObjectNode) json.get("headers");
    Set<String> names = new TreeSet<>(view.endpoint().target().headers().keySet());
    names.forEach(headers::putNull);
    status(view, json);
    ArrayNode secrets = json.putArray("secrets");
    view.endpoint().secrets().forEach(secret -> describe(secret, secrets.addObject()));
    if (!view.isFile()) {
      json.put("created_at", Iso8601.format(view.stored().createdAtMs()));
      json.put("changed_at", Iso8601.format(view.stored().changedAtMs()));
      json.put("changed_by", view.stored().changedBy());
    }
    return json;
  }

  private static EndpointForm form(EndpointView view) {
    return view.isFile() ? EndpointForm.of(view.endpoint()) : view.stored().form();
  }

  private static void status(EndpointView view, ObjectNode json) {
    json.put("state", view.endpoint().state().wireName());
    if (!view.status().reason().isEmpty()) {
      json.put("state_reason", view.status().reason());
    }
    if (view.status().sinceMs() > 0) {
      json.put("state_since", Iso8601.format(view.status().sinceMs()));
    }
    view.failingSinceMs().ifPresent(since -> json.put("failing_since", Iso8601.format(since)));
  }

  private static void describe(Secret secret, ObjectNode json) {
    json.put("scheme", secret.scheme().name().toLowerCase(java.util.Locale.ROOT));
    if (secret.scheme() == Secret.Scheme.ED25519) {
      json.put("public_key", secret.publicKey());
    }
    if (secret.expiresAtMs() != Long.MAX_VALUE) {
      json.put("expires_at", Iso8601.format(secret.expiresAtMs()));
    }
  }

  /** With the newest secret, which is shown this once; of ed25519 it is the public key. */
  static ObjectNode withSecret(EndpointView view) {
    ObjectNode json = of(view);
    Secret newest = view.endpoint().secrets().get(0);
    if (newest.scheme() == Secret.Scheme.HMAC) {
      json.put("secret", newest.value());
    } else {
      json.put("public_key", newest.publicKey());
    }
    return json;
  }
}
