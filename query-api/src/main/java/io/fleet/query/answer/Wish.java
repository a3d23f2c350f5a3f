package io.fleet.query.answer;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** In which form and with which fields the request of this moment wants its answer. */
@ApplicationScoped
public class Wish {
  /** Where the request keeps the fields once they were checked. */
  static final String FIELDS = "fleet.fields";

  /** What a list can be had in; the first where the client does not mind. */
  public enum Form {
    /** In pages. */
    JSON("application/json"),
    /** Whole. */
    NDJSON("application/x-ndjson"),
    /** Whole. */
    CSV("text/csv");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  private final RoutingContext routing;

  Wish(RoutingContext routing) {
    this.routing = routing;
  }

  /** The form the client likes best; JSON if it likes none, for others to refuse. */
  public Form form() {
    List<MIMEHeader> accepted = routing.parsedHeaders().accept();
    for (MIMEHeader wanted : accepted) {
      for (Form form : Form.values()) {
        if (wanted.weight() > 0 && matches(wanted, form.mediaType)) {
          return form;
        }
      }
    }
    return Form.JSON;
  }

  private static boolean matches(MIMEHeader wanted, String mediaType) {
    String[] parts = mediaType.split("/");
    return (wanted.component().equals("*") || wanted.component().equalsIgnoreCase(parts[0]))
        && (wanted.subComponent().equals("*") || wanted.subComponent().equalsIgnoreCase(parts[1]));
  }

  /** The fields that were asked for, known to be there. */
  public FieldSelection fields() {
    FieldSelection fields = routing.get(FIELDS);
    return fields == null ? FieldSelection.ALL : fields;
  }
}
