package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.question.Filter;
import io.fleet.dashboards.question.Filter.FieldFilter;
import io.fleet.dashboards.question.Filter.Type;
import io.fleet.dashboards.question.Filter.Variable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be chosen, in Metabase's words: tags in SQL, widgets of questions and of dashboards. */
final class Tags {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELD_WIDGET = "string/=";

  private final Map<String, Integer> columnIds;

  /**
   * Tags that refer to columns.
   *
   * @param columnIds Metabase's ids by {@code view.column}
   */
  Tags(Map<String, Integer> columnIds) {
    this.columnIds = columnIds;
  }

  /** The tags of a question's SQL, by their names. */
  ObjectNode ofSql(List<Filter> filters) {
    ObjectNode tags = JSON.createObjectNode();
    for (Filter filter : filters) {
      ObjectNode tag = tags.putObject(filter.name());
      tag.put("id", id(filter)).put("name", filter.name()).put("display-name", filter.label());
      if (filter instanceof FieldFilter field) {
        tag.put("type", "dimension").put("widget-type", FIELD_WIDGET);
        tag.putArray("dimension")
            .add("field")
            .add(columnIds.get(Databases.column(field)))
            .addNull();
      } else if (filter instanceof Variable variable) {
        tag.put("type", word(variable.type()));
        if (!variable.standard().isEmpty()) {
          putStandard(tag.put("required", true), variable);
        }
      }
    }
    return tags;
  }

  /** The widgets of a question that is opened by itself. */
  ArrayNode ofQuestion(List<Filter> filters) {
    ArrayNode widgets = JSON.createArrayNode();
    for (Filter filter : filters) {
      widgets.add(widget(id(filter), filter).set("target", target(filter)));
    }
    return widgets;
  }

  /** The widgets of a dashboard. */
  ArrayNode ofDashboard(List<Filter> filters) {
    ArrayNode widgets = JSON.createArrayNode();
    for (Filter filter : filters) {
      ObjectNode widget = widget(dashboardId(filter), filter);
      String type = widget.path("type").asText();
      widgets.add(widget.put("sectionId", type.substring(0, type.indexOf('/'))));
    }
    return widgets;
  }

  /** Which widget of the dashboard goes to which tag of a question on it. */
  ArrayNode mappings(int cardId, List<Filter> filters) {
    ArrayNode mappings = JSON.createArrayNode();
    for (Filter filter : filters) {
      mappings
          .addObject()
          .put("parameter_id", dashboardId(filter))
          .put("card_id", cardId)
          .set("target", target(filter));
    }
    return mappings;
  }

  private static ObjectNode widget(String id, Filter filter) {
    ObjectNode widget =
        JSON.createObjectNode()
            .put("id", id)
            .put("name", filter.label())
            .put("slug", filter.name())
            .put("type", widgetType(filter));
    if (filter instanceof Variable variable && !variable.standard().isEmpty()) {
      putStandard(widget, variable);
    }
    return widget;
  }

  private static void putStandard(ObjectNode of, Variable variable) {
    if (variable.type() == Type.NUMBER) {
      of.put("default", new BigDecimal(variable.standard()));
    } else {
      of.put("default", variable.standard());
    }
  }

  private static ArrayNode target(Filter filter) {
    ArrayNode target =
        JSON.createArrayNode().add(filter instanceof FieldFilter ? "dimension" : "variable");
    target.addArray().add("template-tag").add(filter.name());
    return target;
  }

  private static String widgetType(Filter filter) {
    if (filter instanceof Variable variable) {
      return switch (variable.type()) {
        case DATE -> "date/single";
        case NUMBER -> "number/=";
        case TEXT -> FIELD_WIDGET;
      };
    }
    return FIELD_WIDGET;
  }

  private static String word(Type type) {
    return switch (type) {
      case DATE -> "date";
      case NUMBER -> "number";
      case TEXT -> "text";
    };
  }

  /** The same in every run: another id would be another tag. */
  private static String id(Filter filter) {
    byte[] name = ("fleet/" + filter.name()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static String dashboardId(Filter filter) {
    return id(filter).substring(0, 8);
  }
}
