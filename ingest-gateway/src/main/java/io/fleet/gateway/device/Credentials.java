package io.fleet.gateway.device;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives devices credentials and takes them away. Every method blocks until the log has it. */
@Singleton
public class Credentials {
  private static final int ID_BYTES = 9;

  private final DeviceRegistry registry;
  private final DeviceChanges changes;
  private final Clock clock;

  Credentials(DeviceRegistry registry, DeviceChanges changes, Clock clock) {
    this.registry = registry;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * A credential that has just been made.
   *
   * @param text the secret, told this once; null for a certificate
   */
  record Issued(Credential credential, String text) {
    /** Never the secret. */
    @Override
    public String toString() {
      return "Issued[" + credential.id() + ']';
    }
  }

  /** One more for a device, which is told of thereby if nobody has yet. */
  Issued issue(String deviceId, CredentialKind kind, DeviceRequest request, String by) {
    Issued issued = make(kind, request, request.label());
    changes.change(
        deviceId, by, device -> device.tidied(clock.instant()).plus(free(issued, deviceId)));
    return issued;
  }

  /**
   * Another in the place of one, which goes on for a while.
   *
   * @param shownId the one that is replaced; null if it is the only one of its kind
   */
  Issued rotate(
      String deviceId, CredentialKind kind, String shownId, DeviceRequest request, String by) {
    Duration overlap = request.overlap();
    Issued[] issued = new Issued[1]; // of the attempt that succeeds: its label is the old one's
    changes.change(
        deviceId,
        by,
        device -> {
          Device tidy = existing(device).tidied(clock.instant());
          Credential old = chosen(tidy, kind, shownId);
          issued[0] = make(kind, request, old.label());
          Credential fresh = free(issued[0], deviceId);
          return tidy.rotated(old, fresh, fresh.createdAt().plus(overlap));
        });
    return issued[0];
  }

  /** One that counts no longer. */
  void revoke(String deviceId, CredentialKind kind, String credentialId, String by) {
    changes.change(
        deviceId,
        by,
        device -> {
          Device tidy = existing(device).tidied(clock.instant());
          return tidy.minus(chosen(tidy, kind, credentialId).id());
        });
  }

  private static Credential chosen(Device device, CredentialKind kind, String credentialId) {
    List<Credential> ofKind =
        device.credentials().stream()
            .filter(credential -> credential.kind() == kind)
            .filter(credential -> credentialId == null || credential.id().equals(credentialId))
            .toList();
    if (ofKind.isEmpty()) {
      throw DeviceProblem.notFound("the device has no such " + kind.label());
    }
    if (ofKind.size() > 1) {
      throw DeviceProblem.conflict("there are several: credential_id is needed");
    }
    return ofKind.get(0);
  }

  private Issued make(CredentialKind kind, DeviceRequest request, String label) {
    Instant now = clock.instant();
    Instant end = request.expiresAt(now);
    Secret secret;
    if (kind == CredentialKind.CERTIFICATE) {
      ClientCertificate certificate = request.certificate();
      secret = certificate.secret();
      end = earlier(end, certificate.notAfter());
    } else {
      secret = Secret.random(kind);
    }
    Credential credential =
        new Credential(
            kind,
            "c-" + Secret.randomText(ID_BYTES),
            secret.hash(),
            secret.lastFour(),
            label,
            now,
            end,
            null);
    return new Issued(credential, secret.text());
  }

  private static Instant earlier(Instant end, Instant notAfter) {
    return end == null || (notAfter != null && notAfter.isBefore(end)) ? notAfter : end;
  }

  /** The credential, unless it is somebody's already: a certificate has one owner. */
  private Credential free(Issued issued, String deviceId) {
    Optional<Device> owner = registry.ownerOf(issued.credential().hash());
    if (owner.isPresent()) {
      throw DeviceProblem.conflict(
          owner.get().id().equals(deviceId)
              ? "the device has this certificate already"
              : "another device has this certificate");
    }
    return issued.credential();
  }

  private static Device existing(Device device) {
    if (device.deleted()) {
      throw DeviceProblem.notFound("there is no such device");
    }
    return device;
  }

  /** Nothing of the device counts, or does so again. */
  Device block(String deviceId, boolean blocked, String by) {
    return changes.change(
        deviceId,
        by,
        device -> (blocked ? device : existing(device)).tidied(clock.instant()).blocked(blocked));
  }

  /** The device has nothing to show any more, and what others signed for it until now is void. */
  Device revokeAll(String deviceId, String by) {
    return changes.change(
        deviceId, by, device -> device.tidied(clock.instant()).emptied(clock.instant()));
  }

  /** The device is gone. */
  void delete(String deviceId, String by) {
    changes.change(deviceId, by, device -> existing(device).gone(clock.instant()));
  }
}
