# One of the three Quarkus services, named by MODULE, as Maven packaged it (fast-jar).
ARG JRE_IMAGE
FROM ${JRE_IMAGE}
ARG MODULE
RUN groupadd --system --gid 10001 fleet \
    && useradd --system --uid 10001 --gid fleet --no-create-home --home-dir /opt/fleet fleet
WORKDIR /opt/fleet
# Libraries change less often than the application.
COPY ${MODULE}/target/quarkus-app/lib/ lib/
COPY ${MODULE}/target/quarkus-app/quarkus/ quarkus/
COPY ${MODULE}/target/quarkus-app/app/ app/
COPY ${MODULE}/target/quarkus-app/quarkus-run.jar ./
# What is in it.
COPY ${MODULE}/target/sbom.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "/opt/fleet/quarkus-run.jar"]
