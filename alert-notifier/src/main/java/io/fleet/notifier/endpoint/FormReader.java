package io.fleet.notifier.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an endpoint's form from JSON, as the API takes it and the record keeps it. Members that are
 * absent have their defaults; what is wrong is told by an {@link IllegalArgumentException} that
 * begins with the member's path.
 */
public final class FormReader {
  /** Shown by the API, not taken by it; an answer can be changed and sent back. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "source",
          "version",
          "state",
          "state_reason",
          "state_since",
          "failing_since",
          "secrets",
          "created_at",
          "changed_at",
          "changed_by");

  private static final int PAYLOAD_VERSION = 1;
  private static final int MAX_TEXT = 256;
  private static final int MAX_URL = 2_048;
  private static final int MAX_RATE = 1_000;
  private static final int DAY_S = 86_400;
  private static final int MAX_AGE_S = 30 * DAY_S;

  private final VehicleGroups groups;

  public FormReader(VehicleGroups groups) {
    this.groups = groups;
  }

  /**
   * Reads a form that stands in place of one that is there.
   *
   * @param before what it replaces: a header that is null keeps its value
   */
  public EndpointForm replacing(EndpointForm before, Members members) {
    members.passOver(READ_ONLY);
    return read(members, before.owner(), before.target().headers());
  }

  /**
   * Reads a new one.
   *
   * @param owner unless it names another
   */
  public EndpointForm read(Members members, String owner) {
    return read(members, owner, Map.of());
  }

  private EndpointForm read(Members members, String owner, Map<String, String> headersBefore) {
    members.integer("payload_version", PAYLOAD_VERSION, PAYLOAD_VERSION, PAYLOAD_VERSION);
    Format format = members.choice("format", Format.values(), Format.STANDARD);
    EndpointForm form =
        new EndpointForm(
            members.text("description", MAX_TEXT, ""),
            members.text("owner", MAX_TEXT, owner),
            target(members, format, headersBefore),
            subscription(members),
            terms(members),
            format,
            members.object("grouping", FormReader::grouping, Grouping.NONE),
            members.object("escalation", FormReader::escalation, null));
    members.refuseUnknown();
    return form;
  }

  private static Target target(Members members, Format format, Map<String, String> headersBefore) {
    String text = members.text("url", MAX_URL, null);
    members.check(text != null, "url", "missing");
    try {
      URI url = new URI(text);
      boolean mail = "mailto".equalsIgnoreCase(url.getScheme());
      members.check(
          mail == (format == Format.EMAIL), "url", "mailto for format email, and only it");
      Map<String, String> headers =
          members.object("headers", each -> headers(each, headersBefore), Map.of());
      return new Target(url, headers);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url: " + e.getReason());
    }
  }

  private static Map<String, String> headers(Members members, Map<String, String> before) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : members.names()) {
      String value = members.text(name, CustomHeaders.MAX_VALUE, before.get(name));
      members.check(value != null, name, "a value expected");
      headers.put(name, value);
    }
    return headers;
  }

  private Subscription subscription(Members members) {
    List<String> globs = List.copyOf(members.texts("event_types", 64, 128));
    Filters filters = members.object("filters", FilterReader::read, Filters.NONE);
    return new Subscription(new EventTypes(globs), filters, groups);
  }

  private static DeliveryTerms terms(Members members) {
    return new DeliveryTerms(
        members.choice(
            "ordering", DeliveryTerms.Ordering.values(), DeliveryTerms.DEFAULT.ordering()),
        members.number("rate_per_s", 0, MAX_RATE, DeliveryTerms.DEFAULT.ratePerSecond()),
        members.choice(
            "superseded", DeliveryTerms.Superseded.values(), DeliveryTerms.DEFAULT.superseded()),
        members.seconds("max_age_s", 1, MAX_AGE_S),
        members.flag("settled"));
  }

  private static Grouping grouping(Members members) {
    return new Grouping(
        members.seconds("cooldown_s", 1, DAY_S),
        members.choice("fold_by", Grouping.FoldBy.values(), null),
        members.seconds("digest_s", 1, DAY_S));
  }

  private static Escalation escalation(Members members) {
    return new Escalation(
        members.text("to", MAX_TEXT, null), members.seconds("after_s", 60, 7 * DAY_S));
  }
}
