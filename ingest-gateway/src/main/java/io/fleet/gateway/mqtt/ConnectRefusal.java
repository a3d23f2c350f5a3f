package io.fleet.gateway.mqtt;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_PACKET_TOO_LARGE;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_QOS_NOT_SUPPORTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;

/** Why a device is not let in: a closed set, for CONNACK, metric and log alike. */
enum ConnectRefusal {
  /** Neither MQTT 3.1.1 nor 5. */
  PROTOCOL_VERSION(
      "protocol_version",
      CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
      CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION),
  /** A client id that is too long, or none together with a session to be kept. */
  CLIENT_ID(
      "client_id",
      CONNECTION_REFUSED_IDENTIFIER_REJECTED,
      CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID),
  /** Neither username and token, nor a certificate. */
  ANONYMOUS("anonymous", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_NOT_AUTHORIZED_5),
  /** An unknown, wrongly signed or expired token, or a username that is no vehicle id. */
  CREDENTIALS(
      "credentials",
      CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
      CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD),
  /** The same, of an address that has shown too many such. */
  TOO_MANY_FAILURES(
      "too_many_failures",
      CONNECTION_REFUSED_NOT_AUTHORIZED,
      CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED),
  /** Which devices there are is not known yet; what is wrong now may be right in a moment. */
  NOT_READY(
      "not_ready", CONNECTION_REFUSED_SERVER_UNAVAILABLE, CONNECTION_REFUSED_SERVER_UNAVAILABLE_5),
  /** A good token of somebody else, or without the role. */
  FORBIDDEN("forbidden", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_NOT_AUTHORIZED_5),
  /** Authentication by other means than the token. */
  AUTHENTICATION_METHOD(
      "authentication_method",
      CONNECTION_REFUSED_NOT_AUTHORIZED,
      CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD),
  /** A will for another topic than the device's own status. */
  WILL("will", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_TOPIC_NAME_INVALID),
  /** A will at QoS 2. */
  WILL_QOS("will_qos", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_QOS_NOT_SUPPORTED),
  /** A will that is to be retained. */
  WILL_RETAIN(
      "will_retain", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED),
  /** A will that is longer than is kept. */
  WILL_SIZE("will_size", CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_PACKET_TOO_LARGE),
  /** As many devices are connected as may be. */
  TOO_MANY_CONNECTIONS(
      "too_many_connections",
      CONNECTION_REFUSED_SERVER_UNAVAILABLE,
      CONNECTION_REFUSED_QUOTA_EXCEEDED),
  /** Nothing could be acknowledged now. */
  LOG_AWAY(
      "log_away", CONNECTION_REFUSED_SERVER_UNAVAILABLE, CONNECTION_REFUSED_SERVER_UNAVAILABLE_5);

  private final String tag;
  private final MqttConnectReturnCode code311;
  private final MqttConnectReturnCode code5;

  ConnectRefusal(String tag, MqttConnectReturnCode code311, MqttConnectReturnCode code5) {
    this.tag = tag;
    this.code311 = code311;
    this.code5 = code5;
  }

  /** The reason in metrics and logs. */
  String tag() {
    return tag;
  }

  /** The return code of the CONNACK. */
  MqttConnectReturnCode code(int protocolLevel) {
    return protocolLevel >= ConnectRequest.MQTT_5 ? code5 : code311;
  }
}
