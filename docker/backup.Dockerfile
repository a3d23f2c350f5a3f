# Takes backups of the system in containers and ends. Of the local stack it has the one program, and what that needs.
ARG JRE_IMAGE
FROM ${JRE_IMAGE}
RUN groupadd --system --gid 10001 fleet \
    && useradd --system --uid 10001 --gid fleet --no-create-home --home-dir /opt/fleet fleet
WORKDIR /opt/fleet
COPY local-stack/target/lib/fleet-events-*.jar \
    local-stack/target/lib/jackson-*.jar \
    local-stack/target/lib/kafka-clients-*.jar \
    local-stack/target/lib/lz4-java-*.jar \
    local-stack/target/lib/picocli-*.jar \
    local-stack/target/lib/schema-*.jar \
    local-stack/target/lib/slf4j-api-*.jar \
    local-stack/target/lib/snappy-java-*.jar \
    local-stack/target/lib/zstd-jni-*.jar \
    lib/
COPY local-stack/target/local-stack-*.jar ./
# What is in it, and more: the list is that of the whole module.
COPY local-stack/target/sbom.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/fleet/*:/opt/fleet/lib/*", "io.fleet.local.backup.ContainerBackup"]
CMD ["help"]
