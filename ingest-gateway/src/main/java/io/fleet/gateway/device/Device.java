package io.fleet.gateway.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A device as it stands in the log; every change makes another.
 *
 * @param id of the form of a vehicle's
 * @param version rises with every change, from 1; 0 for a device nobody has told of yet
 * @param deleted whether it is gone; its version goes on
 * @param blocked whether nothing of it counts now
 * @param notBefore signed tokens from before then count no longer
 * @param credentials at most {@link #MAX_CREDENTIALS}
 * @param createdAt when it was first told of
 */
record Device(
    String id,
    long version,
    boolean deleted,
    boolean blocked,
    Instant notBefore,
    List<Credential> credentials,
    Instant createdAt) {
  /** The greatest number of credentials that count at a time. */
  static final int MAX_CREDENTIALS = 10;

  Device {
    credentials = List.copyOf(credentials);
  }

  /** One that nobody has told of yet. */
  static Device unknown(String id) {
    return new Device(id, 0, true, false, Instant.EPOCH, List.of(), Instant.EPOCH);
  }

  Optional<Credential> byId(String credentialId) {
    return first(credential -> credential.id().equals(credentialId));
  }

  Optional<Credential> byHash(String hash) {
    return first(credential -> credential.hash().equals(hash));
  }

  private Optional<Credential> first(Predicate<Credential> wanted) {
    return credentials.stream().filter(wanted).findFirst();
  }

  /** Whether a credential that counted before does so no longer, or for a shorter time. */
  boolean hasLostSomethingSince(Device before) {
    boolean stopped = (blocked && !before.blocked) || (deleted && !before.deleted);
    return stopped
        || notBefore.isAfter(before.notBefore)
        || before.credentials.stream().anyMatch(this::isLostOrShortened);
  }

  private boolean isLostOrShortened(Credential earlier) {
    return byId(earlier.id()).map(now -> now.endsBefore(earlier)).orElse(true);
  }

  /** Made anew if it is gone, and without what has expired: what every change starts from. */
  Device tidied(Instant now) {
    Device here = deleted ? new Device(id, version, false, false, notBefore, List.of(), now) : this;
    return here.with(here.without(credential -> !credential.isLiveAt(now)));
  }

  /**
   * With one more.
   *
   * @throws DeviceProblem if there are too many
   */
  Device plus(Credential added) {
    if (credentials.size() >= MAX_CREDENTIALS) {
      throw DeviceProblem.conflict("a device has at most " + MAX_CREDENTIALS + " credentials");
    }
    List<Credential> more = new ArrayList<>(credentials);
    more.add(added);
    return with(more);
  }

  /** Without that one. */
  Device minus(String credentialId) {
    return with(without(credential -> credential.id().equals(credentialId)));
  }

  /**
   * With another in the place of one that goes on until then. What replaced it before goes: nobody
   * asks twice unless the first answer got lost.
   */
  Device rotated(Credential old, Credential fresh, Instant end) {
    Device rest = minus(old.id());
    rest = old.successor() == null ? rest : rest.minus(old.successor());
    boolean overlaps = end.isAfter(fresh.createdAt());
    rest = overlaps ? rest.plus(old.replacedBy(fresh.id(), end)) : rest;
    return rest.plus(fresh);
  }

  /** The same as a certain version. */
  Device numbered(long number) {
    return new Device(id, number, deleted, blocked, notBefore, credentials, createdAt);
  }

  Device blocked(boolean now) {
    return new Device(id, version, deleted, now, notBefore, credentials, createdAt);
  }

  /** Without any credential, and with no signed token from before then. */
  Device emptied(Instant now) {
    return new Device(id, version, deleted, blocked, now, List.of(), createdAt);
  }

  /** Gone, with all that it could show. */
  Device gone(Instant now) {
    return new Device(id, version, true, false, now, List.of(), createdAt);
  }

  private Device with(List<Credential> others) {
    return new Device(id, version, deleted, blocked, notBefore, others, createdAt);
  }

  private List<Credential> without(Predicate<Credential> unwanted) {
    return credentials.stream().filter(unwanted.negate()).toList();
  }
}
