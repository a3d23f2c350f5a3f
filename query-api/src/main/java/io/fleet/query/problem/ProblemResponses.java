package io.fleet.query.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes the problems of operations into the document: each answer once, for all that share it. */
final class ProblemResponses {
  /** Name of the schema. */
  static final String SCHEMA = "Problem";

  private final Components components;

  ProblemResponses(Components components) {
    this.components = components;
  }

  void addTo(Operation operation) {
    if (operation.getOperationId() == null) {
      return;
    }
    Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
    OperationProblems.of(operation)
        .forEach(type -> byStatus.computeIfAbsent(type.status(), s -> new ArrayList<>()).add(type));
    byStatus.forEach(
        (status, types) ->
            operation
                .getResponses()
                .addAPIResponse(
                    String.valueOf(status), OASFactory.createAPIResponse().ref(shared(types))));
  }

  private String shared(List<ProblemType> types) {
    String name = joined(types, type -> camelCase(type.slug()), "Or");
    if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
      components.addResponse(name, described(types));
    }
    return "#/components/responses/" + name;
  }

  private static APIResponse described(List<ProblemType> types) {
    MediaType problem =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA));
    types.forEach(
        type -> problem.addExample(type.slug(), OASFactory.createExample().value(exampleOf(type))));
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(joined(types, type -> type.title() + " (" + type.uri() + ")", "; "))
            .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
    if (types.stream().anyMatch(ProblemResponses::passesAway)) {
      response.addHeader(
          "Retry-After",
          OASFactory.createHeader()
              .description("Seconds to wait before a retry.")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
    }
    return response;
  }

  private static boolean passesAway(ProblemType type) {
    return type.status() == 503 || type == ProblemType.RATE_LIMITED;
  }

  private static Map<String, Object> exampleOf(ProblemType type) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type.uri());
    problem.put("title", type.title());
    problem.put("status", type.status());
    return problem;
  }

  private static String joined(
      List<ProblemType> types, Function<ProblemType, String> form, String separator) {
    return types.stream().map(form).collect(Collectors.joining(separator));
  }

  private static String camelCase(String slug) {
    return Arrays.stream(slug.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
