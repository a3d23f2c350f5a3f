package io.fleet.gateway.mqtt;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import org.jboss.logging.Logger;

/** Listens on one event loop; several share the port. */
final class MqttListener extends AbstractVerticle {
  private static final Logger LOG = Logger.getLogger(MqttListener.class);

  /** Whatever length a CONNECT can carry. */
  private static final int ANY_CLIENT_ID = 65_535;

  private final MqttSettings settings;
  private final Reception reception;

  MqttListener(MqttSettings settings, Reception reception) {
    this.settings = settings;
    this.reception = reception;
  }

  @Override
  public void start(Promise<Void> started) {
    context.exceptionHandler(MqttListener::failed);
    MqttServer.create(vertx, options())
        .endpointHandler(endpoint -> reception.receive(endpoint, vertx))
        .exceptionHandler(refused -> reception.refusedByServer())
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private MqttServerOptions options() {
    MqttServerOptions options = new MqttServerOptions();
    options.setHost(settings.host()).setPort(settings.port());
    options.setMaxMessageSize(settings.maxMessageBytes());
    options.setMaxClientIdLength(ANY_CLIENT_ID); // the judge refuses long ones with a reason
    options.setAutoClientId(false);
    options.setTimeoutOnConnect((int) settings.connectPatience().toSeconds());
    options.setTcpKeepAlive(true);
    return options;
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
