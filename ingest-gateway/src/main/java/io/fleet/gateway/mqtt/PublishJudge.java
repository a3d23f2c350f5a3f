package io.fleet.gateway.mqtt;

/**
 * Decides whether a message comes in a form and to a topic that this device may use.
 *
 * @param vehicleId the device's own vehicle
 * @param mqtt5 whether it speaks MQTT 5, which knows more rules than 3.1.1
 */
record PublishJudge(String vehicleId, boolean mqtt5) {
  private static final String PREFIX = "devices/";
  private static final String TELEMETRY = "/telemetry";
  private static final int MAX_QOS = 1;

  /**
   * Judges the head of a PUBLISH.
   *
   * @param topicAlias whether it names its topic by a number
   * @return why it is refused, or null
   */
  PublishRefusal judge(String topic, int qos, boolean retain, boolean topicAlias) {
    if (qos > MAX_QOS) {
      return PublishRefusal.QOS;
    }
    if (topicAlias) {
      return PublishRefusal.TOPIC_ALIAS;
    }
    if (retain && mqtt5) {
      return PublishRefusal.RETAIN;
    }
    if (!topic.startsWith(PREFIX) || !topic.endsWith(TELEMETRY)) {
      return PublishRefusal.TOPIC;
    }
    return judgeVehicle(topic);
  }

  private PublishRefusal judgeVehicle(String topic) {
    int end = topic.length() - TELEMETRY.length();
    if (end <= PREFIX.length()) {
      return PublishRefusal.TOPIC;
    }
    String named = topic.substring(PREFIX.length(), end);
    if (named.equals(vehicleId)) {
      return null;
    }
    return named.indexOf('/') < 0 ? PublishRefusal.FORBIDDEN : PublishRefusal.TOPIC;
  }
}
