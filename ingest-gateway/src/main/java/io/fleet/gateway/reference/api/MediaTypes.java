package io.fleet.gateway.reference.api;

import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import java.util.Locale;

/** The types of content that are taken. */
final class MediaTypes {
  private MediaTypes() {}

  static void expectJson(String contentType) {
    String bare = contentType == null ? "" : contentType.split(";", 2)[0];
    if (!bare.trim().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new ProblemException(ProblemType.MEDIA_TYPE, "application/json expected");
    }
  }
}
