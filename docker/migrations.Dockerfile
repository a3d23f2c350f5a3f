# Brings the tables of ClickHouse up to date and ends.
ARG JRE_IMAGE
FROM ${JRE_IMAGE}
RUN groupadd --system --gid 10001 fleet \
    && useradd --system --uid 10001 --gid fleet --no-create-home --home-dir /opt/fleet fleet
WORKDIR /opt/fleet
COPY schema/target/lib/ lib/
COPY schema/target/schema-*.jar ./
# What is in it.
COPY schema/target/sbom.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/fleet/*:/opt/fleet/lib/*", "io.fleet.schema.Migrate"]
