package io.fleet.query.me;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who the caller is taken for.
 *
 * @param subject the name in the token, or {@code key:} and the key's id
 * @param kind token or key
 * @param roles those the token names, known here or not
 * @param wholeFleet whether every vehicle is seen
 * @param groups of vehicles that are seen; left out where the whole fleet is
 * @param driverId of somebody with the role driver
 * @param expiresAt when token or key ends; left out if it does not
 */
@Schema(description = "Who the caller is taken for, and what they may see.")
public record Me(
    @Schema(examples = "olga") String subject,
    @Schema(examples = "token") String kind,
    @Schema(examples = "operator") List<String> roles,
    boolean wholeFleet,
    @Schema(examples = "north") List<String> groups,
    String driverId,
    Instant expiresAt) {}
