package io.fleet.query.problem;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

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

  /** Operations that ask something else than the store, or nobody, and what they can meet there. */
  private static final Map<String, Set<ProblemType>> OF_OTHERS =
      Map.of(
          "getMe", Set.of(),
          "streamLive", Set.of(ProblemType.TOO_MANY_CLIENTS),
          "listChanges",
              Set.of(ProblemType.CURSOR_GONE, ProblemType.LOG_AWAY, ProblemType.TOO_MANY_CLIENTS),
          "listApiKeys", Set.of(),
          "createApiKey", Set.of(ProblemType.LOG_AWAY),
          "revokeApiKey", Set.of(ProblemType.LOG_AWAY));

  private OperationProblems() {}

  /** In the order in which they are declared. */
  static Set<ProblemType> of(Operation operation) {
    Set<ProblemType> types = EnumSet.copyOf(ANY);
    types.addAll(OF_OTHERS.getOrDefault(operation.getOperationId(), OF_THE_STORE));
    if (operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.PATH)) {
      types.add(ProblemType.NOT_FOUND);
    }
    if (operation.getRequestBody() != null) {
      types.add(ProblemType.INVALID_BODY);
    }
    return types;
  }
}
