package io.fleet.notifier.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.notifier.endpoint.EndpointProblem;
import io.fleet.notifier.endpoint.JsonObjects;
import io.fleet.notifier.endpoint.Members;
import io.fleet.notifier.problem.ProblemException;
import io.fleet.notifier.problem.ProblemType;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What requests say, and what refuses them, as problems. */
final class Bodies {
  private static final int MAX_TAGS_LENGTH = 1_000;
  private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private Bodies() {}

  /** A body's members; none if there is no body. */
  static Members members(byte[] body) {
    if (body == null || body.length == 0) {
      return Members.of(JsonObjects.create());
    }
    try {
      ObjectNode object = JsonObjects.read(body);
      return Members.of(object);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.MALFORMED, e.getMessage());
    }
  }

  /** Reads all of a body; what is unknown in it is refused. */
  static <T> T read(byte[] body, Function<Members, T> reading) {
    Members members = members(body);
    return checked(
        () -> {
          T read = reading.apply(members);
          members.refuseUnknown();
          return read;
        });
  }

  /** Turns what refuses into problems. */
  static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(e.getMessage());
    } catch (EndpointProblem e) {
      throw new ProblemException(type(e.reason()), e.getMessage());
    }
  }

  private static ProblemType type(EndpointProblem.Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> ProblemType.NOT_FOUND;
      case CONFLICT -> ProblemType.CONFLICT;
      case OTHER_VERSION -> ProblemType.PRECONDITION_FAILED;
      case NO_KEY -> ProblemType.NO_KEY;
      case NOT_READY -> ProblemType.NOT_READY;
      case LOG_AWAY -> ProblemType.LOG_AWAY;
    };
  }

  /** The entity tag of a version. */
  static String tag(long version) {
    return "\"" + version + '"';
  }

  /** Whether a version is one that {@code If-Match} names; any is, without the header. */
  static LongPredicate expected(String ifMatch) {
    if (ifMatch == null || ifMatch.trim().equals("*")) {
      return version -> true;
    }
    Matcher tag = TAG.matcher(ifMatch);
    java.util.Set<Long> versions = new java.util.HashSet<>();
    int end = 0;
    while (ifMatch.length() <= MAX_TAGS_LENGTH && tag.find()) {
      end = tag.end();
      if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
        versions.add(Long.parseLong(tag.group(2)));
      }
    }
    if (end == 0 || end != ifMatch.length()) {
      throw new ProblemException(
          ProblemType.INVALID_PARAMETER,
          "If-Match",
          "If-Match: an entity tag in quotes expected, as in ETag");
    }
    return versions::contains;
  }
}
