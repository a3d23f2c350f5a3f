package io.fleet.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What CONNECT and CONNACK of MQTT 5 say beside their fixed fields. */
final class ConnectProperties {
  /** Below this a packet with a reason might be more than a device wants to receive. */
  private static final int ROOM_FOR_REASONS_BYTES = 1_024;

  private static final int MAX_16_BITS = 65_535;

  private ConnectProperties() {}

  /** The CONNECT as the judge reads it. */
  static ConnectRequest request(MqttEndpoint endpoint) {
    MqttAuth auth = endpoint.auth();
    return new ConnectRequest(
        endpoint.protocolVersion(),
        endpoint.clientIdentifier(),
        auth == null ? null : auth.getUsername(),
        auth == null ? null : auth.getPassword(),
        certificate(endpoint),
        will(endpoint.will()),
        endpoint.connectProperties().getProperty(MqttPropertyType.AUTHENTICATION_METHOD.value())
            != null);
  }

  private static X509Certificate certificate(MqttEndpoint endpoint) {
    try {
      boolean shown = endpoint.isSsl() && endpoint.sslSession() != null;
      Certificate[] chain = shown ? endpoint.sslSession().getPeerCertificates() : null;
      return chain != null && chain[0] instanceof X509Certificate first ? first : null;
    } catch (SSLPeerUnverifiedException e) {
      return null; // it has shown none
    }
  }

  private static Will will(MqttWill will) {
    if (!will.isWillFlag()) {
      return null;
    }
    var property =
        will.getWillProperties().getProperty(MqttPropertyType.WILL_DELAY_INTERVAL.value());
    long askedS =
        property instanceof IntegerProperty delay ? Integer.toUnsignedLong(delay.value()) : 0;
    Duration delay = Duration.ofSeconds(Math.min(askedS, Will.LONGEST_DELAY.toSeconds()));
    byte[] payload = will.getWillMessageBytes();
    return new Will(
        will.getWillTopic(),
        will.getWillQos(),
        will.isWillRetain(),
        payload == null ? new byte[0] : payload,
        delay);
  }

  /** How many messages the device takes before it has confirmed them. */
  static int receiveMaximum(MqttEndpoint endpoint) {
    int told = number(endpoint, MqttPropertyType.RECEIVE_MAXIMUM, MAX_16_BITS);
    return told < 1 ? 1 : told;
  }

  /** The greatest packet that the device takes. */
  static long maxPacketBytes(MqttEndpoint endpoint) {
    return Integer.toUnsignedLong(
        number(endpoint, MqttPropertyType.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE));
  }

  /** Whether the device wants to hear reasons in words; never in MQTT 3.1.1. */
  static boolean wantsReasons(MqttEndpoint endpoint) {
    return endpoint.protocolVersion() == ConnectRequest.MQTT_5
        && number(endpoint, MqttPropertyType.REQUEST_PROBLEM_INFORMATION, 1) == 1
        && number(endpoint, MqttPropertyType.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE)
            >= ROOM_FOR_REASONS_BYTES;
  }

  /** How long the device's session is to outlive its connection. */
  static Duration sessionLife(MqttEndpoint endpoint) {
    if (endpoint.protocolVersion() == ConnectRequest.MQTT_5) {
      return sessionLife(endpoint.connectProperties(), Duration.ZERO);
    }
    return endpoint.isCleanSession() ? Duration.ZERO : Sessions.LONGEST;
  }

  /** How long it is to according to a packet of MQTT 5; {@code otherwise} if that says nothing. */
  static Duration sessionLife(MqttProperties properties, Duration otherwise) {
    var property = properties.getProperty(MqttPropertyType.SESSION_EXPIRY_INTERVAL.value());
    if (property instanceof IntegerProperty seconds) {
      Duration asked = Duration.ofSeconds(Integer.toUnsignedLong(seconds.value()));
      return asked.compareTo(Sessions.LONGEST) < 0 ? asked : Sessions.LONGEST;
    }
    return otherwise;
  }

  /**
   * What the gateway offers: QoS 0 and 1, sessions for a day, nothing retained, bounds.
   *
   * @param assignedClientId the id given to a device without one, or null
   */
  static MqttProperties offer(
      MqttSettings settings, int askedKeepAliveS, Duration sessionLife, String assignedClientId) {
    MqttProperties offer = new MqttProperties();
    add(offer, MqttPropertyType.RECEIVE_MAXIMUM, settings.maxUnacknowledged());
    add(offer, MqttPropertyType.MAXIMUM_QOS, 1);
    add(offer, MqttPropertyType.RETAIN_AVAILABLE, 0);
    add(offer, MqttPropertyType.MAXIMUM_PACKET_SIZE, settings.maxMessageBytes());
    add(offer, MqttPropertyType.SESSION_EXPIRY_INTERVAL, (int) sessionLife.toSeconds());
    add(offer, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
    add(offer, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 0);
    int keepAliveS = settings.keepAliveSeconds(askedKeepAliveS);
    if (keepAliveS != askedKeepAliveS) {
      add(offer, MqttPropertyType.SERVER_KEEP_ALIVE, keepAliveS);
    }
    if (assignedClientId != null) {
      offer.add(
          new StringProperty(
              MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(), assignedClientId));
    }
    return offer;
  }

  /** A reason in words. */
  static MqttProperties reason(String reason) {
    MqttProperties properties = new MqttProperties();
    properties.add(new StringProperty(MqttPropertyType.REASON_STRING.value(), reason));
    return properties;
  }

  private static int number(MqttEndpoint endpoint, MqttPropertyType type, int otherwise) {
    var property = endpoint.connectProperties().getProperty(type.value());
    return property instanceof IntegerProperty number ? number.value() : otherwise;
  }

  private static void add(MqttProperties properties, MqttPropertyType type, int value) {
    properties.add(new IntegerProperty(type.value(), value));
  }
}
