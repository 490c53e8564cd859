package chat.parley.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

@AnalyzeClasses(packages = "chat.parley.engine", importOptions = ProductionCode.class)
class EngineArchitectureTest {

    /** The top floor, 9, is the package chat.parley.engine itself; docs/architecture.md says the same. */
    static final Map<String, Integer> FLOORS =
            Map.ofEntries(
                    Map.entry("chats", 7),
                    Map.entry("delivery", 5),
                    Map.entry("account", 4),
                    Map.entry("settings", 3),
                    Map.entry("link", 3),
                    Map.entry("crypto", 2),
                    Map.entry("ledger", 2),
                    Map.entry("journal", 1),
                    Map.entry("store", 1),
                    Map.entry("keys", 0),
                    Map.entry("content", 0),
                    // the ground that every floor stands on: observable state, failures
                    Map.entry("observe", -1),
                    Map.entry("trouble", -1));

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule whatPeopleDoWaitsForNothing =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.engine.chats")
                    .should()
                    .accessTargetWhere(HouseRules.waitsForAFuture())
                    .because("conversations are used on the thread that draws");

    @ArchTest
    static final ArchRule floors = HouseRules.floorsOnlyDownwards("chat.parley.engine", FLOORS);
}
