package io.fleet.gateway.mqtt;

import io.fleet.events.VehicleId;
import io.fleet.gateway.security.Caller;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Decides who is let in: a device under its own id, or an administrator under any. */
final class ConnectJudge {
  /** The greatest number of characters of a client id. */
  static final int MAX_CLIENT_ID_LENGTH = 256;

  private final Function<String, Optional<Caller>> byToken;
  private final Function<X509Certificate, Optional<Caller>> byCertificate;
  private final BooleanSupplier areKnown;
  private final BooleanSupplier logIsAway;

  /**
   * @param byToken who shows a token, empty if it is not good
   * @param byCertificate whose certificate it is, empty if it is nobody's
   * @param areKnown whether it is known yet which devices there are
   * @param logIsAway whether nothing could be acknowledged now
   */
  ConnectJudge(
      Function<String, Optional<Caller>> byToken,
      Function<X509Certificate, Optional<Caller>> byCertificate,
      BooleanSupplier areKnown,
      BooleanSupplier logIsAway) {
    this.byToken = byToken;
    this.byCertificate = byCertificate;
    this.areKnown = areKnown;
    this.logIsAway = logIsAway;
  }

  ConnectVerdict judge(ConnectRequest request) {
    ConnectRefusal refusal = refusalOfForm(request);
    return refusal == null ? judgeCaller(request) : ConnectVerdict.refused(refusal);
  }

  private static ConnectRefusal refusalOfForm(ConnectRequest request) {
    int level = request.protocolLevel();
    if (level != ConnectRequest.MQTT_3_1_1 && level != ConnectRequest.MQTT_5) {
      return ConnectRefusal.PROTOCOL_VERSION;
    }
    if (request.clientId() != null && request.clientId().length() > MAX_CLIENT_ID_LENGTH) {
      return ConnectRefusal.CLIENT_ID;
    }
    if (request.ownAuthentication()) {
      return ConnectRefusal.AUTHENTICATION_METHOD;
    }
    if (request.certificate() == null
        && (request.username() == null || request.password() == null)) {
      return ConnectRefusal.ANONYMOUS;
    }
    return null;
  }

  private ConnectVerdict judgeCaller(ConnectRequest request) {
    Optional<Caller> caller =
        request.password() == null
            ? byCertificate.apply(request.certificate())
            : byToken.apply(request.password());
    if (caller.isEmpty()) {
      boolean known = areKnown.getAsBoolean();
      return ConnectVerdict.refused(known ? ConnectRefusal.CREDENTIALS : ConnectRefusal.NOT_READY);
    }
    String deviceId = request.username() == null ? caller.get().name() : request.username();
    if (!VehicleId.isValid(deviceId)) {
      return ConnectVerdict.refused(ConnectRefusal.CREDENTIALS);
    }
    if (!caller.get().isAdmin() && !caller.get().isDeviceOf(deviceId)) {
      return ConnectVerdict.refused(ConnectRefusal.FORBIDDEN);
    }
    ConnectRefusal ofWill = request.will() == null ? null : request.will().refusal(deviceId);
    if (ofWill != null) {
      return ConnectVerdict.refused(ofWill);
    }
    if (logIsAway.getAsBoolean()) {
      return ConnectVerdict.refused(ConnectRefusal.LOG_AWAY);
    }
    return new ConnectVerdict(null, deviceId, caller.get().expiresAt());
  }
}
