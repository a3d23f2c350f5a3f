package io.fleet.query.system;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the readers of the log are.
 *
 * @param at when the log was asked
 * @param job what is in no completed checkpoint of the job
 * @param notifier what the notifiers have not taken on
 */
@Schema(description = "How far the readers of the log were when it was asked last.")
public record SystemProgress(Instant at, ReaderProgress job, ReaderProgress notifier) {}
