package io.fleet.gateway.device;

/** What a device can show, each with its names in paths and records. */
public enum CredentialKind {
  /** An opaque bearer token, for HTTP and MQTT. */
  TOKEN("token", "tokens"),
  /** A key for tracker apps, which may only write telemetry. */
  TRACKING_KEY("tracking_key", "tracking-keys"),
  /** A client certificate, known by its fingerprint. */
  CERTIFICATE("certificate", "certificates");

  private final String label;
  private final String path;

  CredentialKind(String label, String path) {
    this.label = label;
    this.path = path;
  }

  /** The name in records and answers. */
  public String label() {
    return label;
  }

  /** The kind of that {@link #label}, or null. */
  static CredentialKind ofLabel(String label) {
    for (CredentialKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of that last part of a path, or null. */
  static CredentialKind ofPath(String path) {
    for (CredentialKind kind : values()) {
      if (kind.path.equals(path)) {
        return kind;
      }
    }
    return null;
  }
}
