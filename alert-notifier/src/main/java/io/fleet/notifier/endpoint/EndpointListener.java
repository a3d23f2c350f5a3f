package io.fleet.notifier.endpoint;

/** Told of endpoints, from one thread at a time. */
public interface EndpointListener {

  /** An endpoint is in force from now on: it is new, or it was changed. */
  void inForce(Endpoint endpoint);

  /** An endpoint is there no more. */
  void removed(String endpointId);
}
