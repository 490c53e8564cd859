package chat.parley.trials;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Here all modules stand on one class path, so the arrows between them can be seen together. */
@AnalyzeClasses(packages = "chat.parley", importOptions = ProductionCode.class)
class TrialsArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    /** A room that is renamed must not take its rule with it. */
    @ArchTest
    static void whatTheRulesNameExists(JavaClasses classes) {
        List<String> rooms =
                List.of(
                        "chat.parley.model..",
                        "chat.parley.engine.crypto..",
                        "chat.parley.engine.store..",
                        "chat.parley.relay.http..",
                        "chat.parley.relay.storage..",
                        "chat.parley.cli..",
                        "chat.parley.trials..",
                        "chat.parley.desktop.fx..",
                        "chat.parley.desktop.kit..",
                        "chat.parley.desktop.theme..",
                        "chat.parley.desktop.text..",
                        "chat.parley.desktop.os..",
                        "chat.parley.desktop.shell..");
        List<String> libraries =
                List.of(
                        "java.sql..",
                        "org.h2..",
                        "org.signal..",
                        "io.javalin..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        "javafx..");
        List<String> endings =
                List.of("Routes", "Socket", "Store", "Command", "Main", "ViewModel", "ProfileLock");
        List<String> nothing = new ArrayList<>();
        rooms.stream()
                .filter(room -> classes.stream().noneMatch(resideInAPackage(room)))
                .forEach(nothing::add);
        libraries.stream()
                .filter(
                        library ->
                                classes.stream()
                                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                                        .map(Dependency::getTargetClass)
                                        .noneMatch(resideInAPackage(library)))
                .forEach(nothing::add);
        endings.stream()
                .filter(
                        ending ->
                                classes.stream().noneMatch(c -> c.getSimpleName().endsWith(ending)))
                .forEach(nothing::add);
        if (!nothing.isEmpty()) {
            throw new AssertionError("rules name what is not there: " + nothing);
        }
    }

    @ArchTest
    static final ArchRule engineKnowsNoFace =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "chat.parley.desktop..", "chat.parley.cli..", "chat.parley.relay..");

    @ArchTest
    static final ArchRule windowKnowsNeitherTerminalNorRelay =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.desktop..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("chat.parley.cli..", "chat.parley.relay..");

    @ArchTest
    static final ArchRule terminalKnowsNeitherWindowNorRelay =
            noClasses()
                    .that()
                    .resideInAPackage("chat.parley.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("chat.parley.desktop..", "chat.parley.relay..");
}
