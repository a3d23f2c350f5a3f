package io.fleet.local.topic;

import java.util.List;

/** Consumer groups under which readers of the log tell how far they have come. */
public final class ReaderGroups {
  /** The job tells its places when a checkpoint is complete; it begins from checkpoints. */
  public static final String JOB = "fleet-stream-jobs";

  /** The notifier's instances share the alerts among them. */
  public static final String NOTIFIER = "fleet-notifier";

  /** Every one. */
  public static final List<String> ALL = List.of(JOB, NOTIFIER);

  private ReaderGroups() {}
}
