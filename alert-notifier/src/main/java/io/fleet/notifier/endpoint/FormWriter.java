package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Locale;

/** Writes an endpoint's form as {@link FormReader} takes it. */
public final class FormWriter {
  private FormWriter() {}

  /** Adds the form's members to the object, the URL and the headers' values among them. */
  public static void write(EndpointForm form, ObjectNode json) {
    json.put("description", form.description());
    json.put("owner", form.owner());
    json.put("payload_version", 1);
    json.put("url", form.target().url().toString());
    json.put("format", form.format().wireName());
    ObjectNode headers = json.putObject("headers");
    form.target().headers().keySet().stream()
        .sorted()
        .forEach(name -> headers.put(name, form.target().headers().get(name)));
    texts(json, "event_types", form.subscription().eventTypes().globs());
    filters(form.subscription().filters(), json);
    terms(form.terms(), json);
    grouping(form.grouping(), json);
    if (form.escalation() != null) {
      json.putObject("escalation")
          .put("to", form.escalation().toEndpointId())
          .put("after_s", form.escalation().after().toSeconds());
    }
  }

  private static void filters(Filters filters, ObjectNode json) {
    if (filters.equals(Filters.NONE)) {
      return;
    }
    ObjectNode into = json.putObject("filters");
    if (filters.minSeverity() > 0) {
      into.put("min_severity", filters.minSeverity());
    }
    textsIfAny(into, "vehicles", filters.vehicles());
    textsIfAny(into, "vehicle_groups", filters.vehicleGroups());
    textsIfAny(into, "drivers", filters.drivers());
    textsIfAny(into, "fences", filters.fences());
    if (filters.area() != null) {
      area(filters.area(), into.putObject("area"));
    }
    if (filters.schedule() != null) {
      schedule(filters.schedule(), into.putObject("schedule"));
    }
  }

  private static void area(Area area, ObjectNode json) {
    if (area.box() != null) {
      ArrayNode box = json.putArray("bbox");
      area.box().forEach(box::add);
    } else {
      ArrayNode points = json.putArray("polygon");
      area.polygon().forEach(point -> points.addArray().add(point.get(0)).add(point.get(1)));
    }
  }

  private static void schedule(Schedule schedule, ObjectNode json) {
    json.put("zone", schedule.zone().getId());
    ArrayNode days = json.putArray("days");
    for (DayOfWeek day : DayOfWeek.values()) {
      if (schedule.days().contains(day)) {
        days.add(FilterReader.dayName(day));
      }
    }
    json.put("from", schedule.from().toString());
    json.put("to", schedule.to().toString());
  }

  private static void terms(DeliveryTerms terms, ObjectNode json) {
    json.put("ordering", wireName(terms.ordering()));
    json.put("rate_per_s", terms.ratePerSecond());
    json.put("superseded", wireName(terms.superseded()));
    if (terms.maxAge() != null) {
      json.put("max_age_s", terms.maxAge().toSeconds());
    }
    json.put("settled", terms.settledOnly());
  }

  private static void grouping(Grouping grouping, ObjectNode json) {
    if (grouping.isNone()) {
      return;
    }
    ObjectNode into = json.putObject("grouping");
    if (grouping.cooldown() != null) {
      into.put("cooldown_s", grouping.cooldown().toSeconds());
    }
    if (grouping.foldBy() != null) {
      into.put("fold_by", wireName(grouping.foldBy()));
    }
    if (grouping.digestEvery() != null) {
      into.put("digest_s", grouping.digestEvery().toSeconds());
    }
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void textsIfAny(ObjectNode json, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      texts(json, name, texts.stream().sorted().toList());
    }
  }

  private static void texts(ObjectNode json, String name, Collection<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }
}
