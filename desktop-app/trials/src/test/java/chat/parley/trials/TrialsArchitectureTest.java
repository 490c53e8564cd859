package chat.parley.trials;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.house.ProductionCode;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Here all modules stand on one class path, so the arrows between them can be seen together. */
@AnalyzeClasses(packages = "chat.parley", importOptions = ProductionCode.class)
class TrialsArchitectureTest {

    @ArchTest
    static final ArchRule engineKnowsNoFace =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "chat.parley.desktop..", "chat.parley.cli..", "chat.parley.relay..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule windowKnowsNeitherTerminalNorRelay =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.desktop..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("chat.parley.cli..", "chat.parley.relay..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule terminalKnowsNeitherWindowNorRelay =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("chat.parley.desktop..", "chat.parley.relay..")
                    .allowEmptyShould(true);
}
