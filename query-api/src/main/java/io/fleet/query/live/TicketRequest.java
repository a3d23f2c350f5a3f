package io.fleet.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a stream is to tell, as a JSON object; each member may be left out.
 *
 * @param types as the parameter
 * @param vehicleId as the parameter
 * @param group as the parameter
 * @param bbox as the parameter
 */
@Schema(description = "What the stream shall tell; what is left out is not filtered by.")
public record TicketRequest(
    @Schema(examples = "vehicle") List<String> types,
    List<String> vehicleId,
    @Schema(examples = "north") String group,
    @Schema(description = "west, south, east, north in degrees") List<Double> bbox) {

  /**
   * Reads a filter.
   *
   * @param body absent or empty for everything
   * @throws ProblemException if it is none
   */
  static LiveFilter read(String body, ObjectMapper json) {
    if (body == null || body.isBlank()) {
      return LiveFilter.EVERYTHING;
    }
    JsonNode root = tree(body, json);
    List<String> types = texts(root, "types");
    JsonNode group = root.path("group");
    if (!group.isMissingNode() && !group.isTextual()) {
      throw ProblemException.body("group", "a text expected");
    }
    return LiveFilter.of(
        types.isEmpty() ? LiveFilter.EVERYTHING.types() : LiveType.parse(types),
        texts(root, "vehicle_id"),
        group.asText(""),
        box(root.path("bbox")));
  }

  /** The id a first message of a WebSocket goes on from, empty if there is none. */
  static String lastEventId(String body, ObjectMapper json) {
    return body.isBlank() ? "" : tree(body, json).path("last_event_id").asText("");
  }

  private static JsonNode tree(String body, ObjectMapper json) {
    try {
      JsonNode root = json.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw ProblemException.body("body", "a JSON object expected");
  }

  private static List<String> texts(JsonNode root, String member) {
    JsonNode list = root.path(member);
    List<String> texts = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      throw ProblemException.body(member, "a list of texts expected");
    }
    for (JsonNode text : list) {
      if (!text.isTextual()) {
        throw ProblemException.body(member, "a list of texts expected");
      }
      texts.add(text.asText());
    }
    return texts;
  }

  private static Box box(JsonNode list) {
    if (list.isMissingNode()) {
      return null;
    }
    double[] edges = new double[list.size()];
    for (int i = 0; i < edges.length; i++) {
      if (!list.path(i).isNumber()) {
        throw ProblemException.body("bbox", "a list of four numbers expected");
      }
      edges[i] = list.path(i).asDouble();
    }
    return Box.of(edges);
  }
}
