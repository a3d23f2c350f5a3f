package io.fleet.schema.retention;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What is kept equally long.
 *
 * @param about what it is, for people
 * @param keep as {@link Keep} has it
 * @param tables of the schema
 * @param columns by table: emptied after that time, while their rows stay
 * @param topics of the log
 */
record RetentionClass(
    @JsonProperty(value = "about", required = true) String about,
    @JsonProperty(value = "keep", required = true) String keep,
    @JsonProperty("tables") List<String> tables,
    @JsonProperty("columns") Map<String, List<String>> columns,
    @JsonProperty("topics") List<String> topics) {

  RetentionClass {
    tables = tables == null ? List.of() : List.copyOf(tables);
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    topics = topics == null ? List.of() : List.copyOf(topics);
  }
}
