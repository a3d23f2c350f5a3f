package io.fleet.gateway.tracker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the listener shows to be believed.
 *
 * @param certificate the PEM file with the chain, null if none is named
 * @param key the PEM file with its private key, null if none is named
 */
public record TrackerTls(Path certificate, Path key) {

  public static TrackerTls of(Optional<Path> certificate, Optional<Path> key) {
    return new TrackerTls(certificate.orElse(null), key.orElse(null));
  }

  /** Refuses to go on without both files. */
  void check() {
    if (certificate == null || key == null) {
      throw new IllegalStateException(
          "fleet.gateway.tracker: certificate and key are needed, or plain=true behind a proxy");
    }
    for (Path file : new Path[] {certificate, key}) {
      if (!Files.isReadable(file)) {
        throw new IllegalStateException("fleet.gateway.tracker: cannot read " + file);
      }
    }
  }
}
