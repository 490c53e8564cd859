package chat.parley.relay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

@AnalyzeClasses(packages = "chat.parley.relay", importOptions = ProductionCode.class)
class RelayArchitectureTest {

    private static final String RELAY = "chat.parley.relay";

    /** The root wires stores together; storage opens the database for them. */
    private static final Set<String> MAY_HOLD_ANY_STORE = Set.of("", "storage");

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule relayNeverNamesAClient =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "chat.parley.engine..", "chat.parley.cli..", "chat.parley.desktop..")
                    .because("plaintext types live there")
                    .allowEmptyShould(true);

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
                            })
                    .allowEmptyShould(true);
}
