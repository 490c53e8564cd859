package chat.parley.relay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "chat.parley.relay", importOptions = ProductionCode.class)
class RelayArchitectureTest {

    private static final String RELAY = "chat.parley.relay";

    /** The root wires stores together; storage opens the database for them. */
    private static final Set<String> MAY_HOLD_ANY_STORE = Set.of("", "storage");

    /** Drawn in docs/architecture.md. The top floor is the package chat.parley.relay itself. */
    private static final Map<String, Integer> FLOORS =
            Map.ofEntries(
                    Map.entry("live", 5),
                    Map.entry("admin", 5),
                    Map.entry("accounts", 4),
                    Map.entry("keys", 4),
                    Map.entry("mailbox", 4),
                    Map.entry("devices", 3),
                    Map.entry("limits", 2),
                    Map.entry("audit", 1),
                    Map.entry("identity", 1),
                    Map.entry("http", 1),
                    Map.entry("storage", 0),
                    Map.entry("metrics", 0));

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest static final ArchRule floors = HouseRules.floorsOnlyDownwards(RELAY, FLOORS);

    @ArchTest
    static void everyFloorIsARoomThatIsThere(JavaClasses classes) {
        Set<String> rooms =
                classes.stream()
                        .flatMap(c -> HouseRules.room(RELAY, c).stream())
                        .filter(room -> !room.isEmpty())
                        .collect(Collectors.toSet());
        assertEquals(FLOORS.keySet(), rooms);
    }

    @ArchTest
    static final ArchRule relayNeverNamesAClient =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "chat.parley.engine..", "chat.parley.cli..", "chat.parley.desktop..")
                    .because("plaintext types live there");

    @ArchTest
    static final ArchRule roomsKeepTheirStoresToThemselves =
            classes()
                    .should(
                            new ArchCondition<>("use no other room's store") {
                                @Override
                                public void check(JavaClass c, ConditionEvents events) {
                                    String from = HouseRules.room(RELAY, c).orElse("");
                                    for (Dependency d : c.getDirectDependenciesFromSelf()) {
                                        JavaClass target =
                                                d.getTargetClass().getBaseComponentType();
                                        String to = HouseRules.room(RELAY, target).orElse(from);
                                        if (target.getSimpleName().endsWith("Store")
                                                && !to.equals(from)
                                                && !to.equals("storage")
                                                && !MAY_HOLD_ANY_STORE.contains(from)) {
                                            events.add(
                                                    SimpleConditionEvent.violated(
                                                            d, d.getDescription()));
                                        }
                                    }
                                }
                            });
}
