package dev.emailservice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies run handlers → adapters → core → shared-model ← infra. */
@AnalyzeClasses(packages = "dev.emailservice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String MODEL = "dev.emailservice.model..";
    private static final String CORE = "dev.emailservice.delivery..";
    private static final String ADAPTERS = "dev.emailservice.adapters..";
    private static final String HTTP = "dev.emailservice.http..";
    private static final String SEND_EMAIL = "dev.emailservice.sendemail..";
    private static final String EMAIL_STATUS = "dev.emailservice.emailstatus..";
    private static final String PROCESS_QUEUE = "dev.emailservice.processqueue..";
    private static final String INFRA = "dev.emailservice.infra..";
    private static final String LOCAL = "dev.emailservice.local..";

    private static final String[] VENDORS = {
        "software.amazon..", "com.amazonaws..", "com.sendgrid..", "org.redisson..", "io.netty..", "org.apache.http.."
    };

    @ArchTest
    static final ArchRule theModelKnowsNoVendor = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VENDORS);

    @ArchTest
    static final ArchRule theCoreKnowsNoVendor = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VENDORS);

    @ArchTest
    static final ArchRule theModelStandsAlone = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, ADAPTERS, HTTP, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, INFRA, LOCAL);

    @ArchTest
    static final ArchRule theCoreKnowsOnlyTheModel = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS, HTTP, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, INFRA, LOCAL);

    @ArchTest
    static final ArchRule adaptersKnowNoFunction = noClasses()
            .that()
            .resideInAPackage(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, INFRA, LOCAL);

    @ArchTest
    static final ArchRule functionsKnowNotEachOther = noClasses()
            .that()
            .resideInAPackage(SEND_EMAIL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EMAIL_STATUS, PROCESS_QUEUE);

    @ArchTest
    static final ArchRule whatFunctionsShareOfHttpKnowsNoFunctionAndNoAdapter = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, INFRA, LOCAL);

    @ArchTest
    static final ArchRule infraKnowsOnlyTheModel = noClasses()
            .that()
            .resideInAPackage(INFRA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, ADAPTERS, HTTP, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, LOCAL);

    @ArchTest
    static final ArchRule theLocalStackRunsTheFunctionsAndCallsNoneOfTheirCode = noClasses()
            .that()
            .resideInAPackage(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, ADAPTERS, HTTP, SEND_EMAIL, EMAIL_STATUS, PROCESS_QUEUE, INFRA);

    @ArchTest
    static final ArchRule aProvidersSdkStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.emailservice.adapters.sendgrid..")
            .and()
            .resideInAPackage("dev.emailservice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sendgrid..");

    @ArchTest
    static final ArchRule redissonStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.emailservice.adapters.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.redisson..");

    @ArchTest
    static final ArchRule onlyTheWiringReadsTheEnvironment = noClasses()
            .that()
            .resideInAnyPackage(MODEL, CORE, ADAPTERS)
            .and()
            // Logback finds and sets up this one before any wiring runs.
            .resideOutsideOfPackage("dev.emailservice.adapters.logging..")
            .should()
            .callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule theCoreIsGivenItsClock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule handlersAreNamedSo = classes()
            .that()
            .implement("com.amazonaws.services.lambda.runtime.RequestHandler")
            .should()
            .haveSimpleNameEndingWith("Handler");

    @ArchTest
    static final ArchRule adapterPackagesFormNoCycle =
            slices().matching("dev.emailservice.adapters.(*)..").should().beFreeOfCycles();
}
