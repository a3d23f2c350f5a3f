package io.fleet.local.privacy;

/**
 * What was found of a person in one topic.
 *
 * @param topic its name
 * @param records how many records named the person
 * @param first when the first of them was written, ISO-8601; empty if there is none
 * @param last when the last of them was written
 * @param goneBy when the last of them leaves by age; empty if it is gone, or does not leave by age
 * @param note what is to be said of it; empty for nothing
 */
public record TopicReport(
    String topic, long records, String first, String last, String goneBy, String note) {}
