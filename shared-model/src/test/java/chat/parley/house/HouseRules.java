package chat.parley.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import org.jspecify.annotations.NullMarked;

/**
 * Rules for every module, and the two shapes that the modules' own rules are made of: floors, where a room uses only
 * what lies below it, and rooms that meet in a few shared ones.
 *
 * <p>A module includes the common ones by a field {@code @ArchTest ArchTests house = ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    /** By the names of methods of {@code Thread}, {@code TimeUnit} and {@code LockSupport}. */
    private static final Set<String> SLEEPS =
            Set.of("sleep", "onSpinWait", "parkNanos", "parkUntil");

    /** By the names of methods of {@code Future}. */
    private static final Set<String> WAITS = Set.of("get", "join");

    /** Keeps what the system keeps for the whole process too: the locks on files. */
    private static final String HELD_BY_THE_PROCESS = "chat.parley.engine.keys.ProfileLock";

    private static final DescribedPredicate<JavaClass> CHANGING =
            describe(
                    "are collections that change, or atomic",
                    c ->
                            resideInAPackage("java.util.concurrent.atomic").test(c)
                                    || c.isEquivalentTo(ThreadLocal.class)
                                    || (c.getPackageName().startsWith("java.util")
                                            && !c.isInterface()
                                            && (c.isAssignableTo(Collection.class)
                                                    || c.isAssignableTo(Map.class))));

    private HouseRules() {}

    /** Standing still until a future is completed, also by a reference to the method that does. */
    public static DescribedPredicate<JavaAccess<?>> waitsForAFuture() {
        return describe(
                "it waits for a future",
                access ->
                        access.getTargetOwner().isAssignableTo(Future.class)
                                && WAITS.contains(access.getName()));
    }

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("chat.parley.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a cycle between packages makes them one package");

    @ArchTest
    static final ArchRule noMutableStatics =
            fields().that()
                    .areStatic()
                    .and(describe("are written by people", f -> !synthetic(f)))
                    .should(beConstant())
                    .because("state belongs to an object that somebody was given");

    @ArchTest
    static final ArchRule noChangingCollectionsInStatics =
            ArchRuleDefinition.classes()
                    .that()
                    .doNotHaveFullyQualifiedName(HELD_BY_THE_PROCESS)
                    .should(
                            new ArchCondition<>("make no collection that changes for a static") {
                                @Override
                                public void check(JavaClass c, ConditionEvents events) {
                                    c.getStaticInitializer().stream()
                                            .flatMap(
                                                    init ->
                                                            init
                                                                    .getConstructorCallsFromSelf()
                                                                    .stream())
                                            .filter(call -> CHANGING.test(call.getTargetOwner()))
                                            .forEach(
                                                    call ->
                                                            events.add(
                                                                    SimpleConditionEvent.violated(
                                                                            call,
                                                                            call
                                                                                    .getDescription())));
                                }
                            })
                    .because("List.of, Set.of and Map.of say that nobody changes it");

    @ArchTest
    static final ArchRule nobodySleeps =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("chat.parley.trials..")
                    .should()
                    .callMethodWhere(
                            describe(
                                    "it lets time pass",
                                    call ->
                                            SLEEPS.contains(call.getName())
                                                    && call.getTargetOwner()
                                                            .getPackageName()
                                                            .startsWith("java.")))
                    .because("wait for what has to happen, or give it to the scheduler")
                    .allowEmptyShould(true); // in the module of trials

    @ArchTest
    static final ArchRule standardStreamsOnlyAtTheCommandLine =
            noClasses()
                    .that(describe("do not talk to a terminal", c -> !talksToATerminal(c)))
                    .should(
                            new ArchCondition<>("use the standard streams") {
                                @Override
                                public void check(JavaClass c, ConditionEvents events) {
                                    c.getFieldAccessesFromSelf().stream()
                                            .filter(
                                                    a ->
                                                            a.getTargetOwner()
                                                                    .isEquivalentTo(System.class))
                                            .forEach(
                                                    a ->
                                                            events.add(
                                                                    SimpleConditionEvent.satisfied(
                                                                            a,
                                                                            a.getDescription())));
                                    c.getMethodCallsFromSelf().stream()
                                            .filter(m -> m.getName().equals("printStackTrace"))
                                            .forEach(
                                                    m ->
                                                            events.add(
                                                                    SimpleConditionEvent.satisfied(
                                                                            m,
                                                                            m.getDescription())));
                                }
                            })
                    .because("everything else logs or returns")
                    .allowEmptyShould(true); // the terminal's module has no other classes

    @ArchTest
    static final ArchRule jdbcOnlyInStores =
            noClasses()
                    .that(describe("are no stores", c -> !isStore(c)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.postgresql..")
                    .because("SQL stays behind XStore");

    @ArchTest
    static final ArchRule libsignalOnlyInTheEnginesCryptoRoom =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("chat.parley.engine.crypto..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.signal..")
                    .because("one lane owns its state; relay and model need no native library");

    @ArchTest
    static final ArchRule javalinOnlyInRoutesAndSockets =
            noClasses()
                    .that(
                            describe(
                                    "are no routes, no sockets and not the relay's http room",
                                    c ->
                                            !resideInAPackage("chat.parley.relay.http..").test(c)
                                                    && !outermost(c).endsWith("Routes")
                                                    && !outermost(c).endsWith("Socket")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                    .because("rules are written without a web server");

    @ArchTest
    static final ArchRule javafxOnlyInTheWindow =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("chat.parley.desktop..", "chat.parley.trials..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "com.sun.javafx..")
                    .because("the messenger lives without a screen")
                    .allowEmptyShould(true); // the window's module has no other classes

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            ArchRuleDefinition.classes()
                    .should(
                            new ArchCondition<>(
                                    "live in a package whose package-info says what it is for, @NullMarked") {
                                @Override
                                public void check(JavaClass c, ConditionEvents events) {
                                    JavaPackage room = c.getPackage();
                                    if (!room.isAnnotatedWith(NullMarked.class)) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        c,
                                                        room.getName()
                                                                + " has no @NullMarked package-info ("
                                                                + c.getName()
                                                                + ")"));
                                    }
                                }
                            });

    @ArchTest
    static void publicTypesSayWhatTheyAre(JavaClasses classes) throws IOException {
        List<String> silent = DocumentedTypes.silentIn(Path.of("src/main/java"));
        if (!silent.isEmpty()) {
            throw new AssertionError(
                    "public types without a doc comment: " + String.join(", ", silent));
        }
    }

    /**
     * A room uses its own classes and rooms on lower floors.
     *
     * @param root the package that holds the rooms; its own classes are the top floor
     * @param floors each room's floor by its name
     */
    public static ArchRule floorsOnlyDownwards(String root, Map<String, Integer> floors) {
        return rooms(
                        root,
                        "use lower floors only, and have a floor",
                        (from, to) ->
                                from.isEmpty()
                                        || (floors.containsKey(from)
                                                && floors.containsKey(to)
                                                && floors.get(to) < floors.get(from)))
                .because(
                        "what has to travel up goes through an interface that the lower room owns");
    }

    /**
     * A room uses its own classes and the shared rooms; shared rooms use shared rooms.
     *
     * @param root the package that holds the rooms; its own classes may use all of them
     * @param shared the rooms where others meet
     * @param knowAll rooms that may use every other room
     */
    public static ArchRule roomsMeetOnlyIn(
            String root, Collection<String> shared, Collection<String> knowAll) {
        return rooms(
                root,
                "meet only in " + String.join(", ", shared),
                (from, to) -> from.isEmpty() || knowAll.contains(from) || shared.contains(to));
    }

    /** The room of a class under a root: its package's first name, nothing for the root's own classes and strangers. */
    public static Optional<String> room(String root, JavaClass c) {
        String name = c.getPackageName();
        if (name.equals(root)) {
            return Optional.of("");
        }
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        return Optional.of(name.substring(root.length() + 1).split("\\.", 2)[0]);
    }

    private static ArchRule rooms(String root, String saying, BiPredicate<String, String> allowed) {
        return ArchRuleDefinition.classes()
                .should(
                        new ArchCondition<>(saying) {
                            @Override
                            public void check(JavaClass c, ConditionEvents events) {
                                String from = room(root, c).orElse("");
                                for (Dependency d : c.getDirectDependenciesFromSelf()) {
                                    Optional<String> to =
                                            room(root, d.getTargetClass().getBaseComponentType());
                                    if (to.isPresent()
                                            && !to.get().equals(from)
                                            && !allowed.test(from, to.get())) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        d, d.getDescription()));
                                    }
                                }
                            }
                        });
    }

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be final and of a type that does not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL)
                        || field.getRawType().isArray()
                        || CHANGING.test(field.getRawType())) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    field, field.getDescription() + " is mutable static state"));
                }
            }
        };
    }

    private static boolean synthetic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || field.getName().contains("$");
    }

    private static boolean talksToATerminal(JavaClass c) {
        String name = outermost(c);
        return name.endsWith("Command")
                || name.endsWith("Main")
                || resideInAPackage("chat.parley.trials..").test(c)
                || resideInAPackage("chat.parley.cli..").test(c);
    }

    private static boolean isStore(JavaClass c) {
        return outermost(c).contains("Store")
                || resideInAPackage("..storage..").test(c)
                || resideInAPackage("..store..").test(c);
    }

    private static String outermost(JavaClass c) {
        String name = c.getName().substring(c.getPackageName().length());
        String simple = name.startsWith(".") ? name.substring(1) : name;
        int nested = simple.indexOf('$');
        return nested < 0 ? simple : simple.substring(0, nested);
    }
}
