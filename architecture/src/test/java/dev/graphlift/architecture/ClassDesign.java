package dev.graphlift.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What classes look like: no shared state, names with a subject, closed, without null.
///
/// @param root the package all modules are below
record ClassDesign(String root) {
  private static final List<Class<?>> CHANGEABLE =
      List.of(
          AtomicBoolean.class,
          AtomicInteger.class,
          AtomicLong.class,
          AtomicReference.class,
          ConcurrentMap.class,
          ThreadLocal.class,
          StringBuilder.class,
          HashMap.class,
          AbstractList.class,
          AbstractSet.class);

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Util|Utils|Manager|Helper|Impl|Info)");

  Stream<ArchRule> rules() {
    return Stream.of(
        staticFieldsAreFinal(),
        staticFieldsHoldNothingChangeable(),
        namesHaveASubject(),
        classesAreClosed(),
        packagesAreNullMarked());
  }

  private ArchRule staticFieldsAreFinal() {
    return fields().that().areStatic().should().beFinal().as("static fields are final");
  }

  private ArchRule staticFieldsHoldNothingChangeable() {
    ArchCondition<JavaField> holdNothingChangeable =
        condition(
            "hold nothing changeable",
            field -> CHANGEABLE.stream().noneMatch(field.getRawType()::isAssignableTo));
    return fields()
        .that()
        .areStatic()
        .should(holdNothingChangeable)
        .as("static fields hold values");
  }

  private ArchRule namesHaveASubject() {
    ArchCondition<JavaClass> haveASubject =
        condition("have a subject", type -> !EMPTY_NAME.matcher(type.getSimpleName()).matches());
    return classes().should(haveASubject).as("no class is a Util, Manager, Helper, Impl or Info");
  }

  /// JMH extends the classes of its benchmarks.
  private ArchRule classesAreClosed() {
    DescribedPredicate<JavaClass> couldBeExtended =
        DescribedPredicate.describe(
            "could be extended",
            type ->
                !type.isInterface()
                    && !type.isEnum()
                    && !type.isAnonymousClass()
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                    && !type.getSuperclass().filter(c -> c.toErasure().isEnum()).isPresent());
    return classes()
        .that(couldBeExtended.and(not(resideInAnyPackage(root + ".bench.."))))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .as("classes are final");
  }

  private ArchRule packagesAreNullMarked() {
    ArchCondition<JavaClass> lieInANullMarkedPackage =
        condition(
            "lie in a null-marked package",
            type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    return classes().should(lieInANullMarkedPackage).as("packages are null-marked");
  }

  private static <T extends HasName.AndFullName> ArchCondition<T> condition(
      String description, Predicate<T> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        if (!holds.test(item)) {
          String message = item.getFullName() + " does not " + description;
          events.add(SimpleConditionEvent.violated(item, message));
        }
      }
    };
  }
}
