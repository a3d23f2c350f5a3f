package io.fleet.gateway.reference.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

/** What path, query and headers of a write say; the framework fills it. */
public class WriteParameters {
  @PathParam("kind")
  String kind;

  @PathParam("id")
  String id;

  @QueryParam("valid_from")
  String validFrom;

  @QueryParam("correct")
  String correct;

  @HeaderParam(HttpHeaders.IF_MATCH)
  String ifMatch;

  @HeaderParam(HttpHeaders.IF_NONE_MATCH)
  String ifNoneMatch;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  String contentType;

  boolean isCorrection() {
    return Asked.flag("correct", correct);
  }
}
