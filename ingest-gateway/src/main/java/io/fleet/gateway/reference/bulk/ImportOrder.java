package io.fleet.gateway.reference.bulk;

import io.fleet.events.reference.ReferenceKind;

/**
 * What is to be done with a file.
 *
 * @param validFrom from when on records hold that do not say it themselves; null: as soon as can be
 * @param correct whether they may hold from a moment in the past on
 * @param dryRun whether nothing is to be written
 * @param atomic whether nothing is to be written if any record is refused
 * @param changedBy who sends it
 */
public record ImportOrder(
    ReferenceKind kind,
    ImportFormat format,
    String validFrom,
    boolean correct,
    boolean dryRun,
    boolean atomic,
    String changedBy) {}
