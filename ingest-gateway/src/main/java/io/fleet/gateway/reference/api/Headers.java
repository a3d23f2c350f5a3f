package io.fleet.gateway.reference.api;

import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.Expectation;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags: a thing's revision in quotes. */
final class Headers {
  private static final String ANY = "*";
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
  private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,17}");

  private Headers() {}

  static String tag(long revision) {
    return "\"" + revision + '"';
  }

  /**
   * What a writer expects.
   *
   * @throws ProblemException if a header cannot be understood
   */
  static Expectation expectation(String ifMatch, String ifNoneMatch) {
    if (ifNoneMatch != null) {
      if (!ifNoneMatch.trim().equals(ANY) || ifMatch != null) {
        throw bad("If-None-Match: * expected, and no If-Match beside it");
      }
      return Expectation.ABSENT;
    }
    if (ifMatch == null) {
      return Expectation.NONE;
    }
    return ifMatch.trim().equals(ANY)
        ? Expectation.THERE
        : Expectation.revision(revisions(ifMatch));
  }

  /** Tags of other forms, and weak ones, are good tags that fit nothing. */
  private static Set<Long> revisions(String ifMatch) {
    Set<Long> revisions = new HashSet<>();
    Matcher tag = TAG.matcher(ifMatch);
    int end = 0;
    while (ifMatch.length() <= MAX_LENGTH && tag.find()) {
      end = tag.end();
      if (tag.group(1) == null && REVISION.matcher(tag.group(2)).matches()) {
        revisions.add(Long.parseLong(tag.group(2)));
      }
    }
    if (end == 0 || end != ifMatch.length()) {
      throw bad("If-Match: an entity tag in quotes expected, as in ETag");
    }
    return revisions;
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(ProblemType.BAD_REQUEST, detail);
  }
}
