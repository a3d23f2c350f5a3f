# Flink with the one job: JobManager, TaskManager and SQL client are this image, see fleet-flink.
ARG FLINK_IMAGE
FROM ${FLINK_IMAGE}
USER root
# What is shared between the processes; a fresh volume takes over this owner.
RUN mkdir -p /var/lib/fleet/flink/checkpoints /var/lib/fleet/flink/staging \
    && chown -R flink:flink /var/lib/fleet
# The job and those of its libraries that Flink's distribution does not have.
COPY stream-jobs/target/stream-jobs-*.jar \
    stream-jobs/target/lib/fleet-events-*.jar \
    stream-jobs/target/lib/flink-connector-base-*.jar \
    stream-jobs/target/lib/flink-connector-kafka-*.jar \
    stream-jobs/target/lib/jackson-*.jar \
    stream-jobs/target/lib/jts-core-*.jar \
    stream-jobs/target/lib/kafka-clients-*.jar \
    stream-jobs/target/lib/lz4-java-*.jar \
    stream-jobs/target/lib/opentelemetry-*.jar \
    stream-jobs/target/lib/snappy-java-*.jar \
    stream-jobs/target/lib/zstd-jni-*.jar \
    /opt/flink/usrlib/
COPY stream-jobs/src/main/resources/io/fleet/stream/sql/client/topics.sql /opt/flink/sql/
COPY docker/fleet-flink docker/fleet-sql /opt/flink/bin/
# What is in it, beside Flink itself.
COPY stream-jobs/target/sbom.json /opt/flink/
USER flink
ENTRYPOINT ["fleet-flink"]
