# A simulated fleet that writes its telemetry to the log.
ARG JRE_IMAGE
FROM ${JRE_IMAGE}
RUN groupadd --system --gid 10001 fleet \
    && useradd --system --uid 10001 --gid fleet --no-create-home --home-dir /opt/fleet fleet
WORKDIR /opt/fleet
COPY simulator/target/lib/ lib/
COPY simulator/target/simulator-*.jar ./
# What is in it.
COPY simulator/target/sbom.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/fleet/*:/opt/fleet/lib/*", "io.fleet.simulator.SimulatorCommand"]
CMD ["run"]
