package io.fleet.gateway.tracker;

import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.traccar.FormException;
import io.fleet.gateway.traccar.TrackerMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** One request of a tracker app, from its head to its answer; lives on its event loop. */
final class TrackerRequest {
  private static final long FAREWELL_MS = 500;

  private final HttpServerRequest request;
  private final TrackerDesk desk;
  private final Vertx vertx;
  private final Context loop;
  private final InFlightBytes.Share share;

  TrackerRequest(HttpServerRequest request, TrackerDesk desk, Vertx vertx) {
    this.request = request;
    this.desk = desk;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.share = desk.inFlight().open();
  }

  void serve() {
    Reply refusal = refusalOfHead();
    if (refusal != null) {
      hangUpWith(refusal);
      return;
    }
    new TrackerBody(request, share, desk.settings(), vertx, this::judge, this::hangUpWith)
        .collect();
  }

  private Reply refusalOfHead() {
    if (!"/".equals(request.path())) {
      return Reply.NOT_FOUND;
    }
    if (request.method() != HttpMethod.GET && request.method() != HttpMethod.POST) {
      return Reply.METHOD;
    }
    boolean encoded =
        request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
            .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
    return encoded ? Reply.ENCODING : null;
  }

  private void judge(byte[] body) {
    try {
      String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
      TrackerMessage message = TrackerForms.read(type, request.query(), body);
      Optional<String> device = desk.deviceOf(message.key());
      if (device.isEmpty()) {
        refuseKey();
        return;
      }
      desk.intake()
          .take(device.get(), message, share)
          .thenAccept(reply -> loop.runOnContext(now -> answer(reply)));
    } catch (FormException e) {
      answer(Reply.malformed(e.getMessage()));
    } catch (RuntimeException e) {
      desk.failed(e);
      answer(Reply.INTERNAL);
    }
  }

  private void refuseKey() {
    Optional<Duration> away = desk.failed(request.remoteAddress().hostAddress());
    if (away.isEmpty()) {
      answer(Reply.UNAUTHORIZED);
      return;
    }
    String seconds = Long.toString(Math.max(1, away.get().toSeconds()));
    request.response().putHeader(HttpHeaders.RETRY_AFTER, seconds);
    answer(Reply.TOO_MANY_FAILURES);
  }

  /** The rest of what is sent is not wanted; the sender has a moment to read why. */
  private void hangUpWith(Reply reply) {
    if (!request.response().headWritten()) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
    answer(reply);
    vertx.setTimer(FAREWELL_MS, id -> request.connection().close());
  }

  private void answer(Reply reply) {
    share.close();
    desk.count(reply);
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    request.response().setStatusCode(reply.status());
    if (reply.status() == Reply.METHOD.status()) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
    }
    if (reply.status() == Reply.OVERLOADED.status()) {
      long seconds = desk.settings().retryAfter().toSeconds();
      request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    if (!reply.text().isEmpty()) {
      request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
    }
    request.response().end(reply.text());
  }
}
