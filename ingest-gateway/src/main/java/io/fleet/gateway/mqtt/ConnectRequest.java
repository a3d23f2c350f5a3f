package io.fleet.gateway.mqtt;

/**
 * What a device says in its CONNECT.
 *
 * @param protocolLevel 4 for MQTT 3.1.1, 5 for MQTT 5
 * @param clientId its name for this connection; null or empty to be given one
 * @param username the device's id, or null
 * @param password its token, or null
 * @param will whether it leaves a message to be published when it is gone
 * @param ownAuthentication whether it wants to be authenticated otherwise than by the token
 */
record ConnectRequest(
    int protocolLevel,
    String clientId,
    String username,
    String password,
    boolean will,
    boolean ownAuthentication) {
  static final int MQTT_3_1_1 = 4;
  static final int MQTT_5 = 5;
}
