package io.fleet.gateway.mqtt;

import io.fleet.gateway.admit.Channel;

/** Where a device may publish to, below {@code devices/{its id}/}. */
enum DeviceTopic {
  TELEMETRY("telemetry", Channel.TELEMETRY),
  STATUS("status", Channel.STATUS),
  EVENTS("events", Channel.EVENTS),
  SOS("sos", Channel.SOS),
  /** What it did with a command. */
  COMMAND_REPLIES("commands/replies", null);

  private static final String PREFIX = "devices/";
  private static final String COMMANDS = "/commands";

  private final String suffix;
  private final Channel channel;

  DeviceTopic(String suffix, Channel channel) {
    this.suffix = suffix;
    this.channel = channel;
  }

  /** What the messages hold, null for answers to commands. */
  Channel channel() {
    return channel;
  }

  /** The topic's name for a device. */
  String of(String deviceId) {
    return PREFIX + deviceId + '/' + suffix;
  }

  /** The one topic a device may subscribe to. */
  static String commandsOf(String deviceId) {
    return PREFIX + deviceId + COMMANDS;
  }

  /** The device's own topic of that name, null if it is none. */
  static DeviceTopic own(String deviceId, String name) {
    int start = PREFIX.length() + deviceId.length() + 1;
    boolean below =
        name.length() > start
            && name.startsWith(PREFIX)
            && name.startsWith(deviceId, PREFIX.length())
            && name.charAt(start - 1) == '/';
    if (below) {
      for (DeviceTopic topic : values()) {
        if (name.length() == start + topic.suffix.length() && name.endsWith(topic.suffix)) {
          return topic;
        }
      }
    }
    return null;
  }

  /** Whether it is a topic of some device. */
  static boolean isOfADevice(String name) {
    for (DeviceTopic topic : values()) {
      int end = name.length() - topic.suffix.length() - 1;
      if (end > PREFIX.length()
          && name.startsWith(PREFIX)
          && name.endsWith('/' + topic.suffix)
          && name.indexOf('/', PREFIX.length()) == end) {
        return true;
      }
    }
    return false;
  }
}
