package io.fleet.query.track;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Fixes as JSON: a page of them, or a whole line.
 *
 * @param items oldest first
 * @param next cursor of the next page, or null when nothing follows
 */
@Schema(name = "PageTrackFix")
public record TrackPage(
    List<TrackFix> items,
    @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
            nullable = true,
            description = "Pass it as `cursor` for the next page; null on the last.")
        String next) {}
