package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandReply;
import io.fleet.events.CommandStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every command of the last days and what became of it, as the log tells; commands and replies come
 * in any order, and more than once. Bounded: the oldest makes room, and is overdue if it was still
 * waiting. Safe for many threads.
 */
public final class CommandBook {
  private final CommandSettings settings;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Set<String>> byVehicle = new HashMap<>();
  private final List<Command> displaced = new ArrayList<>();
  private long bytes;
  private int pending;

  public CommandBook(CommandSettings settings) {
    this.settings = settings;
  }

  /** Takes a command; of those with one id the first counts. */
  public synchronized void put(Command command) {
    Entry entry = entries.computeIfAbsent(command.commandId(), id -> new Entry());
    if (entry.command != null) {
      return;
    }
    entry.command = command;
    pending += entry.waits() ? 1 : 0;
    byVehicle
        .computeIfAbsent(command.vehicleId(), id -> new LinkedHashSet<>())
        .add(command.commandId());
    weigh(entry);
    makeRoomFor(command.vehicleId());
  }

  /** Takes a reply, perhaps before its command. */
  public synchronized void put(CommandReply reply) {
    Entry entry = entries.computeIfAbsent(reply.commandId(), id -> new Entry());
    if (entry.reply != null && entry.reply.status().compareTo(reply.status()) >= 0) {
      return;
    }
    pending -= entry.waits() ? 1 : 0;
    entry.reply = reply;
    weigh(entry);
  }

  /** What waits for a vehicle and is still to be delivered, oldest first. */
  public synchronized List<Command> pending(String vehicleId, long nowMs) {
    List<Command> waiting = new ArrayList<>();
    for (String id : byVehicle.getOrDefault(vehicleId, Set.of())) {
      Entry entry = entries.get(id);
      if (entry.isUntold() && entry.command.expiresAtMs() > nowMs) {
        waiting.add(entry.command);
      }
    }
    return waiting;
  }

  /** A command's vehicle, or null if no such command is known. */
  public synchronized String vehicleOf(String commandId) {
    Entry entry = entries.get(commandId);
    return entry == null || entry.command == null ? null : entry.command.vehicleId();
  }

  /** Every command of a vehicle that is known, oldest first. */
  public synchronized List<CommandState> of(String vehicleId) {
    List<CommandState> states = new ArrayList<>();
    for (String id : byVehicle.getOrDefault(vehicleId, Set.of())) {
      states.add(entries.get(id).state());
    }
    return states;
  }

  /** Commands that wait, of all vehicles. */
  public synchronized int pending() {
    return pending;
  }

  /**
   * What has to be said of commands whose time is over or whose place was taken; each is returned
   * once. Forgets what is longer over than commands may wait.
   */
  public synchronized List<CommandReply> overdue(long nowMs) {
    List<CommandReply> overdue = new ArrayList<>();
    for (Command command : displaced) {
      Entry entry = entries.get(command.commandId());
      if (entry == null || entry.waits()) {
        overdue.add(expired(command, nowMs, "newer commands took its place"));
      }
    }
    displaced.clear();
    long forgottenBeforeMs = nowMs - settings.maxLife().toMillis();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.isUntold() && entry.command.expiresAtMs() <= nowMs) {
        entry.expiring = true;
        overdue.add(expired(entry.command, nowMs, null));
      } else if (entry.reply != null && entry.reply.timestampMs() < forgottenBeforeMs) {
        all.remove();
        forget(entry);
      }
    }
    return overdue;
  }

  /** Of what waits for the vehicle and of what is over, as many are kept as may wait. */
  private void makeRoomFor(String vehicleId) {
    int waiting = 0;
    int over = 0;
    List<String> newestFirst = new ArrayList<>(byVehicle.get(vehicleId));
    Collections.reverse(newestFirst);
    for (String id : newestFirst) {
      Entry entry = entries.get(id);
      if (entry.isUntold() && ++waiting > settings.maxPendingPerVehicle()) {
        entry.expiring = true;
        displaced.add(entry.command);
      } else if (!entry.waits() && ++over > settings.maxPendingPerVehicle()) {
        forget(entries.remove(id));
      }
    }
  }

  private void weigh(Entry entry) {
    bytes += entry.bytes() - entry.weighed;
    entry.weighed = entry.bytes();
    while (bytes > settings.maxBytes() && entries.size() > 1) {
      Iterator<Entry> all = entries.values().iterator();
      Entry oldest = all.next();
      all.remove();
      if (oldest.isUntold()) {
        displaced.add(oldest.command);
      }
      forget(oldest);
    }
  }

  private void forget(Entry entry) {
    bytes -= entry.weighed;
    pending -= entry.waits() ? 1 : 0;
    if (entry.command != null) {
      byVehicle.computeIfPresent(
          entry.command.vehicleId(),
          (vehicle, ids) -> {
            ids.remove(entry.command.commandId());
            return ids.isEmpty() ? null : ids;
          });
    }
  }

  private static CommandReply expired(Command command, long nowMs, String detail) {
    return new CommandReply(
        command.commandId(), command.vehicleId(), nowMs, CommandStatus.EXPIRED, detail);
  }

  private static final class Entry {
    private static final int OVERHEAD_BYTES = 512;

    private Command command;
    private CommandReply reply;

    /** Whether it was said that its time is over, though the log has not told so yet. */
    private boolean expiring;

    private long weighed;

    boolean waits() {
      return command != null && reply == null;
    }

    boolean isUntold() {
      return waits() && !expiring;
    }

    long bytes() {
      return OVERHEAD_BYTES + (command == null ? 0 : command.params().length());
    }

    CommandState state() {
      return reply == null
          ? new CommandState(command, null, command.issuedAtMs(), null)
          : new CommandState(command, reply.status(), reply.timestampMs(), reply.detail());
    }
  }
}
