package io.fleet.local.privacy;

import io.fleet.schema.privacy.TableReport;
import java.util.List;

/**
 * What was done, or with a dry run would be. Neither the person's id nor a name stands in it, so
 * that it can be kept.
 *
 * @param at when, ISO-8601
 * @param dryRun whether nothing was changed
 * @param tables what named the person in tables; all of it is gone, unless {@code leftover} says
 * @param compacted what named the person in topics that keep the last record of each key
 * @param retained what names the person in topics whose records leave by age, and until when
 * @param leftover what still names the person, or may do so again; empty if all is done
 */
public record ErasureReport(
    String at,
    boolean dryRun,
    List<TableReport> tables,
    List<TopicReport> compacted,
    List<TopicReport> retained,
    List<String> leftover) {

  /** Whether nothing was found that could be erased. */
  public boolean foundNothing() {
    return tables.isEmpty() && compacted.isEmpty();
  }
}
