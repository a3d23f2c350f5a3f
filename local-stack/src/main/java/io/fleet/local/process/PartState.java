package io.fleet.local.process;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a part is up to. */
public enum PartState {
  /** Not there and not wanted, or not yet. */
  STOPPED,
  /** Its process runs and has not answered yet. */
  STARTING,
  /** It answers. */
  RUNNING,
  /** Its process runs, it answered before and does not now. */
  UNHEALTHY,
  /** It died and is started again after a wait. */
  RESTARTING,
  /** Its process runs, and nobody would start it again. */
  UNSUPERVISED;

  /** The word users see. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
