package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.question.Question;
import io.fleet.dashboards.question.Visualisation;
import java.util.List;

/** A question as Metabase takes it. */
final class CardForm {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int databaseId;
  private final Tags tags;

  CardForm(int databaseId, Tags tags) {
    this.databaseId = databaseId;
    this.tags = tags;
  }

  ObjectNode of(Question question, int collectionId) {
    ObjectNode card =
        JSON.createObjectNode()
            .put("name", question.title())
            .put("description", question.description())
            .put("display", display(question.visualisation()))
            .put("collection_id", collectionId)
            .put("type", "question");
    ObjectNode query =
        card.putObject("dataset_query").put("type", "native").put("database", databaseId);
    query
        .putObject("native")
        .put("query", question.sql())
        .set("template-tags", tags.ofSql(question.filters()));
    card.set("parameters", tags.ofQuestion(question.filters()));
    card.set("visualization_settings", settings(question));
    return card;
  }

  private static String display(Visualisation visualisation) {
    return switch (visualisation) {
      case TABLE -> "table";
      case LINE -> "line";
      case BAR, STACKED -> "bar";
      case ROW -> "row";
      case COMBO -> "combo";
      case PIN, HEAT -> "map";
    };
  }

  private static ObjectNode settings(Question question) {
    ObjectNode settings = JSON.createObjectNode();
    switch (question.visualisation()) {
      case TABLE -> {}
      case PIN -> map(settings, question, "markers");
      case HEAT ->
          map(settings, question, "heat").put("map.metric_column", question.columns().get(2));
      default -> graph(settings, question);
    }
    return settings;
  }

  private static ObjectNode map(ObjectNode settings, Question question, String pins) {
    return settings
        .put("map.type", "pin")
        .put("map.pin_type", pins)
        .put("map.latitude_column", question.columns().get(0))
        .put("map.longitude_column", question.columns().get(1));
  }

  /** The first column is what figures stand over, and the series' if there is one. */
  private static void graph(ObjectNode settings, Question question) {
    List<String> columns = question.columns();
    ArrayNode dimensions = settings.putArray("graph.dimensions").add(columns.get(0));
    if (!question.series().isEmpty()) {
      dimensions.add(question.series());
    }
    ArrayNode metrics = settings.putArray("graph.metrics");
    columns.stream()
        .skip(1)
        .filter(column -> !column.equals(question.series()))
        .forEach(metrics::add);
    if (question.visualisation() == Visualisation.STACKED) {
      settings.put("stackable.stack_type", "stacked");
    }
  }
}
