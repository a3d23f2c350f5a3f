package io.fleet.gateway.mqtt;

import io.fleet.events.VehicleId;
import io.fleet.gateway.security.Caller;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Decides who is let in: a device under its vehicle's id, or an administrator under any. */
final class ConnectJudge {
  /** The greatest number of characters of a client id. */
  static final int MAX_CLIENT_ID_LENGTH = 256;

  private final Function<String, Optional<Caller>> callers;
  private final BooleanSupplier logIsAway;

  /**
   * @param callers who shows a token, empty if it is not good
   * @param logIsAway whether nothing could be acknowledged now
   */
  ConnectJudge(Function<String, Optional<Caller>> callers, BooleanSupplier logIsAway) {
    this.callers = callers;
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
    if (request.username() == null || request.password() == null) {
      return ConnectRefusal.ANONYMOUS;
    }
    return VehicleId.isValid(request.username()) ? null : ConnectRefusal.CREDENTIALS;
  }

  private ConnectVerdict judgeCaller(ConnectRequest request) {
    Optional<Caller> caller = callers.apply(request.password());
    if (caller.isEmpty()) {
      return ConnectVerdict.refused(ConnectRefusal.CREDENTIALS);
    }
    if (!caller.get().isAdmin() && !caller.get().isDeviceOf(request.username())) {
      return ConnectVerdict.refused(ConnectRefusal.FORBIDDEN);
    }
    if (request.will()) {
      return ConnectVerdict.refused(ConnectRefusal.WILL);
    }
    if (logIsAway.getAsBoolean()) {
      return ConnectVerdict.refused(ConnectRefusal.LOG_AWAY);
    }
    return new ConnectVerdict(null, caller.get().expiresAt());
  }
}
