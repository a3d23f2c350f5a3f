package io.fleet.notifier.endpoint;

/** Told of endpoints by the directory, from one thread at a time. */
public interface EndpointListener {

  /** An endpoint is in force from now on: it is new, or its file was written again. */
  void inForce(Endpoint endpoint);

  /** An endpoint's file is gone. */
  void removed(String endpointId);
}
