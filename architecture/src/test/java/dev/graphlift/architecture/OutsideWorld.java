package dev.graphlift.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/// Who deals with files, clocks, threads and the rest of the world: `workspace` and its clients.
///
/// @param root the package all modules are below
record OutsideWorld(String root) {
  /// Modules that deal with the outside world; `literate` and `bench` never ship with the analyser.
  private static final List<String> OUTSIDE = List.of("workspace", "cli", "literate", "bench");

  private static final List<Class<?>> FILES =
      List.of(
          File.class,
          FileDescriptor.class,
          FileInputStream.class,
          FileOutputStream.class,
          FileReader.class,
          FileWriter.class,
          RandomAccessFile.class);

  private static final List<Class<?>> THREADS =
      List.of(
          Thread.class,
          ThreadLocal.class,
          ThreadFactory.class,
          Executor.class,
          ForkJoinTask.class,
          CompletableFuture.class);

  private static final List<Class<?>> PROCESSES =
      List.of(Process.class, ProcessHandle.class, ProcessBuilder.class, Runtime.class);

  private static final Set<String> CLOCK_AND_ENVIRONMENT =
      Set.of("getenv", "getProperty", "getProperties", "currentTimeMillis", "nanoTime", "exit");

  private static final Set<String> PARALLEL = Set.of("parallel", "parallelStream");

  Stream<ArchRule> rules() {
    return Stream.of(
        noOutsideTypes(FILES, "files"),
        noOutsideTypes(THREADS, "threads"),
        noOutsideTypes(PROCESSES, "processes"),
        noFileSystemOrNetwork(),
        noClockOrEnvironment(),
        noParallelStreams(),
        noConsole(),
        rulesReadNothing());
  }

  private ArchRule noOutsideTypes(List<Class<?>> types, String what) {
    return noClasses()
        .that(areInside())
        .should()
        .dependOnClassesThat(isAny(types))
        .as("only `workspace` and its clients deal with " + what);
  }

  private ArchRule noFileSystemOrNetwork() {
    return noClasses()
        .that(areInside())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.."))
        .as("only `workspace` and its clients deal with the file system and the network");
  }

  private ArchRule noClockOrEnvironment() {
    DescribedPredicate<AccessTarget> asks =
        DescribedPredicate.describe(
            "the clock or the environment",
            target -> {
              boolean ofSystem =
                  target.getOwner().isEquivalentTo(System.class)
                      && CLOCK_AND_ENVIRONMENT.contains(target.getName());
              boolean ofClock =
                  target.getOwner().getPackageName().equals("java.time")
                      && (target.getName().equals("now") || target.getName().startsWith("system"));
              return ofSystem || ofClock;
            });
    return noClasses()
        .that(areInside())
        .should()
        .accessTargetWhere(targets(asks))
        .as("only `workspace` and its clients ask for the time or the environment");
  }

  private ArchRule noParallelStreams() {
    DescribedPredicate<AccessTarget> goesParallel =
        DescribedPredicate.describe(
            "parallel streams",
            target ->
                PARALLEL.contains(target.getName())
                    && target.getOwner().getPackageName().startsWith("java.util"));
    return noClasses()
        .that(areInside())
        .should()
        .accessTargetWhere(targets(goesParallel))
        .as("only `workspace` and its clients hand out threads");
  }

  private ArchRule noConsole() {
    DescribedPredicate<AccessTarget> standardStream =
        DescribedPredicate.describe(
            "a standard stream",
            target ->
                target.getOwner().isEquivalentTo(System.class)
                    && Set.of("out", "err", "in").contains(target.getName()));
    return noClasses()
        .that(areInside())
        .should()
        .accessTargetWhere(targets(standardStream))
        .as("nothing below `workspace` prints");
  }

  private ArchRule rulesReadNothing() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".rules..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio..").and(not(resideInAnyPackage("java.nio.charset.."))))
        .allowEmptyShould(true)
        .as("`rules` reads no files");
  }

  private DescribedPredicate<JavaClass> areInside() {
    String[] outside =
        OUTSIDE.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return not(resideInAnyPackage(outside));
  }

  private static DescribedPredicate<JavaAccess<?>> targets(DescribedPredicate<AccessTarget> what) {
    return DescribedPredicate.describe(
        what.getDescription(), access -> what.test(access.getTarget()));
  }

  private static DescribedPredicate<JavaClass> isAny(List<Class<?>> types) {
    return DescribedPredicate.describe(
        "is any of " + types,
        type -> types.stream().anyMatch(outside -> assignableTo(outside).test(type)));
  }
}
