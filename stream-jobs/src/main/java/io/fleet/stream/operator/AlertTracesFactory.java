package io.fleet.stream.operator;

import io.fleet.stream.io.trace.AlertTraces;
import java.io.Serializable;

/** Opens what goes on with traces, for a subtask; returns at once. */
public interface AlertTracesFactory extends Serializable {
  AlertTraces open();

  /** Nobody collects spans here. */
  static AlertTracesFactory carried() {
    return () -> AlertTraces.CARRIED;
  }
}
