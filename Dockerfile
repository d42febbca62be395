# The program with a Java runtime of its own:
#   docker build -t graphlift . && docker run --rm -v "$PWD:/project:ro" graphlift check
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -pl cli -am package

FROM eclipse-temurin:25-jre
COPY --from=build /build/cli/target/graphlift.jar /opt/graphlift/graphlift.jar
ENV LC_ALL=C.UTF-8
WORKDIR /project
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xss16m", "-jar", "/opt/graphlift/graphlift.jar"]
CMD ["check"]
