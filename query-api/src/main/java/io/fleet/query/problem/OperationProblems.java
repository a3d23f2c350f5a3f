package io.fleet.query.problem;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which problems an operation of the API can end in. */
final class OperationProblems {
  private static final Set<ProblemType> ANY =
      EnumSet.of(
          ProblemType.INVALID_PARAMETER,
          ProblemType.TOKEN_IN_QUERY,
          ProblemType.UNAUTHORIZED,
          ProblemType.FORBIDDEN,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.RATE_LIMITED,
          ProblemType.INTERNAL,
          ProblemType.KEYS_UNKNOWN);

  private static final Set<ProblemType> OF_THE_STORE =
      EnumSet.of(ProblemType.QUERY_LIMIT, ProblemType.STORE_AWAY);

  private static final String ROWS = "application/x-ndjson";

  /** Operations that ask something else than the store, or nobody, and what they can meet there. */
  private static final Map<String, Set<ProblemType>> OF_OTHERS =
      Map.ofEntries(
          Map.entry("getMe", Set.of()),
          Map.entry("getSystem", Set.of(ProblemType.LOG_AWAY)),
          Map.entry("streamLive", Set.of(ProblemType.TOO_MANY_CLIENTS)),
          Map.entry("createLiveTicket", Set.of(ProblemType.TOO_MANY_CLIENTS)),
          Map.entry("createSession", Set.of()),
          Map.entry("endSession", Set.of()),
          Map.entry(
              "listChanges",
              Set.of(ProblemType.CURSOR_GONE, ProblemType.LOG_AWAY, ProblemType.TOO_MANY_CLIENTS)),
          Map.entry("listApiKeys", Set.of()),
          Map.entry("createApiKey", Set.of(ProblemType.LOG_AWAY)),
          Map.entry("revokeApiKey", Set.of(ProblemType.LOG_AWAY)));

  private OperationProblems() {}

  /** In the order in which they are declared. */
  static Set<ProblemType> of(Operation operation) {
    Set<ProblemType> types = EnumSet.copyOf(ANY);
    types.addAll(OF_OTHERS.getOrDefault(operation.getOperationId(), OF_THE_STORE));
    if (operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.PATH)) {
      types.add(ProblemType.NOT_FOUND);
    }
    if (isExported(operation)) {
      types.add(ProblemType.TOO_MANY_EXPORTS);
    }
    if (operation.getRequestBody() != null) {
      types.add(ProblemType.INVALID_BODY);
    }
    return types;
  }

  /** Whether the whole selection can be had as a stream. */
  private static boolean isExported(Operation operation) {
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    return ok != null && ok.getContent() != null && ok.getContent().hasMediaType(ROWS);
  }
}
