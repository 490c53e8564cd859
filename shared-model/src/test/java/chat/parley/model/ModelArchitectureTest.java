package chat.parley.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chat.parley.model", importOptions = ProductionCode.class)
class ModelArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule modelIsPure =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.net\\.(http\\..*|.*Socket.*|.*Connection|InetAddress|URL)"
                                    + "|java\\.(nio\\.file|sql)\\..*"
                                    + "|chat\\.parley\\.(relay|engine)\\..*")
                    .because("it is what both sides agree on, not something that does I/O");
}
