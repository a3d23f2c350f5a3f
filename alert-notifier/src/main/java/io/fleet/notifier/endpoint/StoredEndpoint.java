package io.fleet.notifier.endpoint;

import java.util.List;

/**
 * An endpoint that was made through the API, as its record keeps it.
 *
 * @param id of the endpoint
 * @param form what people say of it
 * @param secrets what it signs with, the newest first
 * @param version rises with every change, from 1; the ETag
 * @param createdAtMs when it was made, epoch milliseconds
 * @param changedAtMs when it was changed last, epoch milliseconds
 * @param changedBy who did that
 */
public record StoredEndpoint(
    String id,
    EndpointForm form,
    List<Secret> secrets,
    long version,
    long createdAtMs,
    long changedAtMs,
    String changedBy) {

  /** Keeps its own copy. */
  public StoredEndpoint {
    secrets = List.copyOf(secrets);
  }

  /** The next version of it. */
  StoredEndpoint next(EndpointForm newForm, List<Secret> newSecrets, long nowMs, String by) {
    return new StoredEndpoint(id, newForm, newSecrets, version + 1, createdAtMs, nowMs, by);
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "stored endpoint " + id;
  }
}
