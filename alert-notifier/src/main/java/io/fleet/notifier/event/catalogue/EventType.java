package io.fleet.notifier.event.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One type of event.
 *
 * @param type its name; {@code external.{alert_type}} for those of other producers
 * @param description for people
 * @param since the version of Fleet that has it
 * @param available whether it is sent yet
 * @param dataSchema the {@code $id} of the schema its data follows
 * @param schema of its payload, referring to {@code dataSchema}
 * @param example a whole payload
 */
public record EventType(
    String type,
    String description,
    String since,
    boolean available,
    String dataSchema,
    ObjectNode schema,
    ObjectNode example) {}
