package io.fleet.gateway.mqtt;

import java.security.cert.X509Certificate;

/**
 * What a device says in its CONNECT.
 *
 * @param protocolLevel 4 for MQTT 3.1.1, 5 for MQTT 5
 * @param clientId its name for this connection; null or empty to be given one
 * @param username the device's id, or null
 * @param password its token, or null
 * @param certificate the one it has shown and proved to own, or null
 * @param will the message it leaves to be published when it is gone, or null
 * @param ownAuthentication whether it wants to be authenticated otherwise than by token or
 *     certificate
 */
record ConnectRequest(
    int protocolLevel,
    String clientId,
    String username,
    String password,
    X509Certificate certificate,
    Will will,
    boolean ownAuthentication) {
  static final int MQTT_3_1_1 = 4;
  static final int MQTT_5 = 5;
}
