package io.fleet.gateway.mqtt;

/**
 * Decides whether a message comes in a form and to a topic that this device may use.
 *
 * @param deviceId the device
 * @param mqtt5 whether it speaks MQTT 5, which knows more rules than 3.1.1
 */
record PublishJudge(String deviceId, boolean mqtt5) {
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
    if (DeviceTopic.own(deviceId, topic) != null) {
      return null;
    }
    return DeviceTopic.isOfADevice(topic) ? PublishRefusal.FORBIDDEN : PublishRefusal.TOPIC;
  }
}
