package io.fleet.gateway.device;

/** Why a device cannot be changed as asked; the message is for the one who asks. */
final class DeviceProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault, in a closed set. */
  enum Reason {
    /** The request's content. */
    INVALID,
    /** There is no such device or credential. */
    NOT_FOUND,
    /** It would be too many, or somebody else's. */
    CONFLICT,
    /** The body is larger than any request needs. */
    TOO_LARGE,
    /** As many changes at once as there is room for. */
    BUSY,
    /** Devices are not known yet. */
    NOT_READY,
    /** The log does not answer; the change may have been made or not. */
    LOG_AWAY
  }

  private final transient Reason reason;

  DeviceProblem(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static DeviceProblem invalid(String detail) {
    return new DeviceProblem(Reason.INVALID, detail);
  }

  static DeviceProblem notFound(String detail) {
    return new DeviceProblem(Reason.NOT_FOUND, detail);
  }

  static DeviceProblem conflict(String detail) {
    return new DeviceProblem(Reason.CONFLICT, detail);
  }

  Reason reason() {
    return reason;
  }
}
