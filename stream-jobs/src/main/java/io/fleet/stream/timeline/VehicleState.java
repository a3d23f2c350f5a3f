package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.timeline.reference.SettingsInForce;
import io.fleet.stream.timeline.reference.Shifts;
import io.fleet.stream.timeline.repair.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All a timeline keeps of one vehicle: the rules at the horizon, the events since, what has been
 * told, and when the log last brought something. Altered by {@link VehicleTimeline} alone; what it
 * holds is immutable, so a copy is a shallow one.
 */
public final class VehicleState {
  RuleStates base;
  List<Entry> tail;
  Map<String, LedgerEntry> ledger;
  List<String> provisional = List.of();
  long lateEvents;

  /** What came too late and waits for a repair, or null. */
  Marks marks;

  /** The repair that is under way, or null. */
  OpenRepair repair;

  /** Where the rules can be run again from, the last such moment, epoch milliseconds. */
  long anchorMs = Long.MIN_VALUE;

  /** Stands for: it is not known what had become known when the vehicle was last looked at. */
  static final long UNKNOWN_NEWS = -1;

  /** When the log had taken the newest of what was known, epoch milliseconds. */
  long newsAsOfMs = UNKNOWN_NEWS;

  /** How much had become known in this process; not kept in checkpoints, negative until asked. */
  long settingsSeen = -1;

  long loginsSeen = -1;

  /** Whether it is run again over stored facts: then nothing that was found is forgotten. */
  boolean replayed;

  /** Whose it is; not kept in checkpoints, null until asked. */
  private String vehicleId;

  /** What was looked up last; not kept in checkpoints, and null until it is needed. */
  SettingsInForce settings;

  /** Who was logged in, as the horizon was stepped; not kept in checkpoints, null until needed. */
  Shifts shifts;

  /** The login book's count of changes when it was asked last. */
  long shiftsAsOf;

  /** Whether the book was found changed while the horizon was being stepped. */
  boolean changedInStep;

  /** Whether all that was told is to be held against the events again. */
  boolean recheck;

  /**
   * Base, tail, ledger and what is provisional in the codec's form, while the vehicle is a residue
   * and they are empty; else null.
   */
  byte[] residue;

  private int logPartition = -1;
  private long attendedMs;
  private long wakeAtMs = Long.MAX_VALUE;

  VehicleState(RuleStates base) {
    this.base = base;
    this.tail = new ArrayList<>();
    this.ledger = new HashMap<>();
  }

  private VehicleState(VehicleState other) {
    this.base = other.base;
    this.tail = new ArrayList<>(other.tail);
    this.ledger = new HashMap<>(other.ledger);
    this.provisional = other.provisional;
    this.lateEvents = other.lateEvents;
    this.marks = other.marks;
    this.repair = other.repair == null ? null : other.repair.copy();
    this.anchorMs = other.anchorMs;
    this.newsAsOfMs = other.newsAsOfMs;
    this.settingsSeen = other.settingsSeen;
    this.loginsSeen = other.loginsSeen;
    this.replayed = other.replayed;
    this.vehicleId = other.vehicleId;
    this.settings = other.settings;
    this.shifts = other.shifts;
    this.shiftsAsOf = other.shiftsAsOf;
    this.changedInStep = other.changedInStep;
    this.recheck = other.recheck;
    this.residue = other.residue;
    this.logPartition = other.logPartition;
    this.attendedMs = other.attendedMs;
    this.wakeAtMs = other.wakeAtMs;
  }

  /** A state that can be altered without this one noticing. */
  public VehicleState copy() {
    return new VehicleState(this);
  }

  /** Takes on what another knows of the vehicle; what the log brought of it stays. */
  void takePlaceOf(VehicleState mended) {
    base = mended.base;
    tail.clear();
    tail.addAll(mended.tail);
    ledger.clear();
    ledger.putAll(mended.ledger);
    anchorMs = mended.anchorMs;
    provisional = List.of();
    settings = null;
    shifts = null;
    changedInStep = false;
    recheck = false;
  }

  /**
   * Leaves nothing but packed bytes. What is emptied would keep the room it had.
   *
   * @param nothing what the rules know of a vehicle never seen, the same for all
   */
  void putAway(byte[] packed, RuleStates nothing) {
    residue = packed;
    base = nothing;
    tail = new ArrayList<>(0);
    ledger = new HashMap<>();
    provisional = List.of();
    vehicleId = null;
    settings = null;
    shifts = null;
  }

  /**
   * Whether it is shrunk to a residue. Only where and when it was heard of, and when it is to be
   * looked at, may be asked then; {@link VehicleTimeline#resume} brings back the rest.
   */
  public boolean isResidue() {
    return residue != null;
  }

  RuleStates current() {
    return tail.isEmpty() ? base : tail.get(tail.size() - 1).after();
  }

  /** The last event's time, epoch milliseconds, or {@link Long#MIN_VALUE} before the first. */
  public long latestMs() {
    if (!tail.isEmpty()) {
      return tail.get(tail.size() - 1).atMs();
    }
    return base.lastMs();
  }

  /** Whether no event is known. */
  boolean isBlank() {
    return tail.isEmpty() && base.last() == null;
  }

  /** Whose it is; an event must be known. */
  String vehicleId() {
    if (vehicleId == null) {
      vehicleId = earliest().vehicleId();
    }
    return vehicleId;
  }

  /** The first event that is still known, or null before the first. */
  Telemetry earliest() {
    return base.last() != null || tail.isEmpty() ? base.last() : tail.get(0).telemetry();
  }

  /** Whether it comes from a checkpoint and the rules have not run over its horizon since. */
  boolean isUnstepped() {
    return !tail.isEmpty() && tail.get(0).after() == null;
  }

  /** Whether what was found stays in the ledger, since a repair is to be held against it. */
  boolean keepsAll() {
    return replayed || repair != null;
  }

  /** Whether something came too late, or a repair of that is under way. */
  public boolean isMarked() {
    return marks != null || repair != null;
  }

  /** Whether a repair has been asked for and is not answered. */
  public boolean isUnderRepair() {
    return repair != null;
  }

  /** How far the vehicle has come since it was first seen, as its events now say, mm. */
  public long travelledMm() {
    return current().motion().travelledMm();
  }

  /** Events that came when the horizon was past them; they are stored, and wait for a repair. */
  public long lateEvents() {
    return lateEvents;
  }

  /** The log's partition the vehicle's last record came from, or -1. */
  public int logPartition() {
    return logPartition;
  }

  /** The partition's attended time at the vehicle's last record, ms; see {@link LogClock}. */
  public long attendedMs() {
    return attendedMs;
  }

  /** Notes where and when the log brought something of the vehicle. */
  public void heard(int partition, long atAttendedMs) {
    this.logPartition = partition;
    this.attendedMs = atAttendedMs;
  }

  /** When the vehicle is to be looked at again, log time; {@link Long#MAX_VALUE} for never. */
  public long wakeAtMs() {
    return wakeAtMs;
  }

  /** Notes when the vehicle is to be looked at again. */
  public void wakeAt(long logMs) {
    this.wakeAtMs = logMs;
  }
}
