package chat.parley.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.engine.Messenger;
import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Labeled;

@AnalyzeClasses(packages = "chat.parley.desktop", importOptions = ProductionCode.class)
class DesktopArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule roomsMeetOnlyInTheKit =
            HouseRules.roomsMeetOnlyIn(
                    "chat.parley.desktop",
                    List.of("kit", "theme", "text", "fx", "os"),
                    Set.of("shell"));

    @ArchTest
    static final ArchRule oneGateToTheJavaFxThread =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("chat.parley.desktop.fx..")
                    .should()
                    .callMethod(Platform.class, "runLater", Runnable.class)
                    .because("chat.parley.desktop.fx is the only gate to the JavaFX thread");

    @ArchTest
    static final ArchRule noStylesInCode =
            noClasses()
                    .should()
                    .callMethodWhere(describe("it styles a node", DesktopArchitectureTest::styles))
                    .because("looks live in stylesheets");

    @ArchTest
    static final ArchRule viewModelsSeeNoControl =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("a view model is tested without a window");

    @ArchTest
    static final ArchRule nothingWaitsOnTheJavaFxThread =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("chat.parley.desktop.fx..")
                    .should()
                    .accessTargetWhere(HouseRules.waitsForAFuture())
                    .orShould()
                    .accessTargetWhere(
                            describe(
                                    "it closes a profile",
                                    access ->
                                            access.getTargetOwner().isEquivalentTo(Messenger.class)
                                                    && access.getName().equals("close")))
                    .because("what takes longer than a frame is done elsewhere, and answers");

    @ArchTest
    static final ArchRule noLabelWrapsWords =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "it lets a label wrap",
                                    call ->
                                            call.getName().equals("setWrapText")
                                                    && call.getTargetOwner()
                                                            .isAssignableTo(Labeled.class)))
                    .because(
                            "JavaFX 26 fails where a label's line wraps inside of a name from right to left: EmojiText.paragraph does not");

    private static boolean styles(JavaMethodCall call) {
        return call.getName().equals("styleProperty")
                || (call.getName().equals("setStyle")
                        && call.getTarget().getRawParameterTypes().size() == 1
                        && call.getTarget()
                                .getRawParameterTypes()
                                .getFirst()
                                .isEquivalentTo(String.class));
    }
}
