# Brings questions and dashboards into Metabase and ends.
ARG JRE_IMAGE
FROM ${JRE_IMAGE}
RUN groupadd --system --gid 10001 fleet \
    && useradd --system --uid 10001 --gid fleet --no-create-home --home-dir /opt/fleet fleet
WORKDIR /opt/fleet
COPY dashboards/target/lib/ lib/
COPY dashboards/target/dashboards-*.jar ./
COPY dashboards/target/questions/ questions/
# What is in it.
COPY dashboards/target/sbom.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/fleet/*:/opt/fleet/lib/*", "io.fleet.dashboards.DashboardsCommand"]
