package chat.parley.cli;

import chat.parley.house.HouseRules;
import chat.parley.house.ProductionCode;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "chat.parley.cli", importOptions = ProductionCode.class)
class CliArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
}
