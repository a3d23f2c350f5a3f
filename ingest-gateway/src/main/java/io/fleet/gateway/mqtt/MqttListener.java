package io.fleet.gateway.mqtt;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Listens on one event loop, plain or with TLS; several share the port. */
final class MqttListener extends AbstractVerticle {
  private static final Logger LOG = Logger.getLogger(MqttListener.class);

  /** Whatever length a CONNECT can carry. */
  private static final int ANY_CLIENT_ID = 65_535;

  /** Connections that may wait to be accepted; the operating system may allow fewer. */
  private static final int BACKLOG = 4_096;

  private final MqttSettings settings;
  private final Reception reception;
  private final Door door;
  private final Optional<TlsFiles> tls;
  private GuardedVertx guarded;
  private List<FileTime> tlsWrittenAt;

  /**
   * @param tls what TLS is spoken with; empty for a plain listener
   */
  MqttListener(MqttSettings settings, Reception reception, Door door, Optional<TlsFiles> tls) {
    this.settings = settings;
    this.reception = reception;
    this.door = door;
    this.tls = tls;
  }

  @Override
  public void start(Promise<Void> started) throws IOException {
    context.exceptionHandler(MqttListener::failed);
    guarded = new GuardedVertx(vertx, door);
    MqttServer.create(guarded, options())
        .endpointHandler(endpoint -> reception.receive(endpoint, vertx))
        .exceptionHandler(refused -> reception.refusedByServer())
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
    if (tls.isPresent()) {
      tlsWrittenAt = tls.get().writtenAt();
      vertx.setPeriodic(tls.get().lookEvery().toMillis(), id -> renew());
    }
  }

  private MqttServerOptions options() throws IOException {
    MqttServerOptions options = new MqttServerOptions();
    options.setHost(settings.host());
    options.setPort(tls.isPresent() ? settings.tlsPort() : settings.port());
    options.setMaxMessageSize(settings.maxMessageBytes());
    options.setMaxClientIdLength(ANY_CLIENT_ID); // the judge refuses long ones with a reason
    options.setAutoClientId(false);
    options.setTimeoutOnConnect((int) settings.connectPatience().toSeconds());
    options.setTcpKeepAlive(true);
    options.setAcceptBacklog(BACKLOG);
    if (tls.isPresent()) {
      tls.get().apply(options);
    }
    return options;
  }

  /** Certificates are renewed without a restart; connections that are there keep theirs. */
  private void renew() {
    try {
      List<FileTime> writtenAt = tls.get().writtenAt();
      if (writtenAt.equals(tlsWrittenAt)) {
        return;
      }
      guarded
          .server()
          .updateSSLOptions(options().getSslOptions())
          .onSuccess(
              changed -> {
                tlsWrittenAt = writtenAt;
                LOG.info("tls files are read again");
              })
          .onFailure(e -> LOG.warnf("tls files are not taken: %s", e.getClass().getSimpleName()));
    } catch (IOException e) {
      LOG.warnf("tls files cannot be read: %s", e.getClass().getSimpleName());
    }
  }

  /** What a packet out of turn leads to is the sender's fault. */
  private static void failed(Throwable failure) {
    if (isOfAPacket(failure)) {
      LOG.debugf("packet out of turn: %s", failure.getClass().getSimpleName());
    } else {
      LOG.error("connection failed", failure);
    }
  }

  /** The library itself refuses packets in several ways, some of which are nobody's type. */
  private static boolean isOfAPacket(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    boolean ofTheLibrary =
        stack.length > 0 && stack[0].getClassName().startsWith(MqttServer.class.getPackageName());
    return ofTheLibrary
        || failure instanceof IllegalStateException
        || failure instanceof DecoderException;
  }
}
