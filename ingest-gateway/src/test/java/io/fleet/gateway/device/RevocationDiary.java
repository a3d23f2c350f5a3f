package io.fleet.gateway.device;

import io.fleet.gateway.security.RevocationListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down whose credentials were said to count no longer. */
@Singleton
public class RevocationDiary implements RevocationListener {
  private final List<String> revoked = new CopyOnWriteArrayList<>();

  @Override
  public void revoked(String deviceId) {
    revoked.add(deviceId);
  }

  /** All of them so far, in order. */
  List<String> revoked() {
    return revoked;
  }
}
