package io.fleet.gateway.device;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.reference.ReferenceListener;
import io.fleet.gateway.security.RevocationListener;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * All devices, as the log tells of them. A version that is not newer than what is known is passed
 * over: so that reading the log again brings nothing back, and of two gateways that change a device
 * at once the first one counts, everywhere.
 */
@Singleton
public class DeviceRegistry implements ReferenceListener {
  private static final Logger LOG = Logger.getLogger(DeviceRegistry.class);

  private final Instance<RevocationListener> listeners;
  private final Map<String, Device> devices = new ConcurrentHashMap<>();
  private final Map<String, String> ownersByHash = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<String, Device> present = new ConcurrentSkipListMap<>();
  private volatile BiConsumer<String, Boolean> heard = (changeId, taken) -> {};

  DeviceRegistry(Instance<RevocationListener> listeners) {
    this.listeners = listeners;
  }

  /** Who is told of every change that was heard, and whether it counts. */
  void tellChangesTo(BiConsumer<String, Boolean> hearer) {
    heard = hearer;
  }

  /** The device as it stands, {@link Device#unknown} if nobody has told of it. */
  Device get(String deviceId) {
    Device known = devices.get(deviceId);
    return known == null ? Device.unknown(deviceId) : known;
  }

  /** Who shows a credential of that hash, whether it counts or not. */
  Optional<Device> ownerOf(String hash) {
    String owner = ownersByHash.get(hash);
    return owner == null ? Optional.empty() : Optional.of(get(owner));
  }

  /** Devices that are not deleted, by id, beginning behind one; as many as wanted at most. */
  List<Device> after(String deviceId, int limit) {
    return present.tailMap(deviceId, false).values().stream().limit(limit).toList();
  }

  @Override
  public void changed(ReferenceVersion version) {
    if (version.kind() != ReferenceKind.DEVICES) {
      return;
    }
    try {
      take(DeviceRecord.of(version));
    } catch (IOException | RuntimeException e) {
      LOG.errorf("a device's record cannot be read: %s", e.getClass().getSimpleName());
    }
  }

  private void take(DeviceRecord read) {
    Device device = read.device();
    Device before = get(device.id());
    boolean newer = device.version() > before.version();
    if (newer) {
      put(before, device);
    }
    if (newer && device.hasLostSomethingSince(before)) {
      tellRevocation(device.id());
    }
    heard.accept(read.changeId(), newer);
  }

  private void tellRevocation(String deviceId) {
    for (RevocationListener listener : listeners) {
      try {
        listener.revoked(deviceId);
      } catch (RuntimeException e) {
        LOG.errorf(
            "a revocation was not heard: %s %s",
            listener.getClass().getSimpleName(), e.getClass().getSimpleName());
      }
    }
  }

  private void put(Device before, Device device) {
    devices.put(device.id(), device);
    device.credentials().forEach(added -> ownersByHash.put(added.hash(), device.id()));
    for (Credential earlier : before.credentials()) {
      if (device.byHash(earlier.hash()).isEmpty()) {
        ownersByHash.remove(earlier.hash(), device.id());
      }
    }
    if (device.deleted()) {
      present.remove(device.id());
    } else {
      present.put(device.id(), device);
    }
  }
}
