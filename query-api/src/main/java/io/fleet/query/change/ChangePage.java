package io.fleet.query.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changed since a cursor.
 *
 * @param items of one row in the order of its versions, else in no order
 * @param next always there
 * @param more whether there is more already
 */
@Schema(name = "ChangePage", description = "What changed since a cursor.")
public record ChangePage(
    List<ChangeItem> items,
    @Schema(description = "Pass it as `after` for what comes then; keep it with the copy.")
        String next,
    @Schema(description = "Whether there is more already: ask again at once.") boolean more) {}
