package io.fleet.local.deadletter;

import io.fleet.events.AlertActionJson;
import io.fleet.events.AlertJson;
import io.fleet.events.CommandJson;
import io.fleet.events.EventActionJson;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.WebhookAttemptJson;

/** Whether the job would take a record, asked of the readers it reads with. */
final class Readable {
  private Readable() {}

  /** False too for a topic whose reader is the job's own. */
  static boolean isReadable(Topic topic, byte[] value) {
    try {
      return read(topic, value);
    } catch (Refusal.RefusedException e) {
      return false;
    }
  }

  private static boolean read(Topic topic, byte[] value) throws Refusal.RefusedException {
    switch (topic) {
      case ALERTS -> AlertJson.read(value);
      case TRIP_EVENTS -> RecordReader.tripEvent(value);
      case DRIVER_EVENTS -> RecordReader.driverEvent(value);
      case DELIVERY_EVENTS -> RecordReader.deliveryScan(value);
      case VEHICLE_STATUS -> RecordReader.vehicleStatus(value);
      case COMMAND_REPLIES -> CommandJson.reply(value);
      case WEBHOOK_ATTEMPTS -> WebhookAttemptJson.read(value);
      case EVENT_ACTIONS -> {
        if (AlertActionJson.find(value).isEmpty()) {
          EventActionJson.read(value);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
