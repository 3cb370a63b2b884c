package luotu;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Writer;

/**
 * The rooms and who may use which. Data flows one way: intake, store, roads, analyse, report,
 * serve.
 */
@AnalyzeClasses(packages = "luotu", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule noCycles = slices().matching("luotu.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule rooms =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("luotu..")
          .layer("main")
          .definedBy("luotu", "luotu.command..")
          .layer("geo")
          .definedBy("luotu.geo..")
          .layer("model")
          .definedBy("luotu.model..")
          .layer("catalogue")
          .definedBy("luotu.catalogue..")
          .layer("store")
          .definedBy("luotu.store..")
          .layer("intake")
          .definedBy("luotu.intake..")
          .layer("roads")
          .definedBy("luotu.roads..")
          .layer("analyse")
          .definedBy("luotu.analyse..")
          .layer("report")
          .definedBy("luotu.report..")
          .layer("filing")
          .definedBy("luotu.filing..")
          .layer("serve")
          .definedBy("luotu.serve..")
          .layer("city")
          .definedBy("luotu.city..")
          .whereLayer("geo")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayOnlyAccessLayers("geo")
          .whereLayer("catalogue")
          .mayOnlyAccessLayers("model")
          .whereLayer("store")
          .mayOnlyAccessLayers("model", "geo")
          .whereLayer("intake")
          .mayOnlyAccessLayers("store", "catalogue", "model", "geo")
          .whereLayer("roads")
          .mayOnlyAccessLayers("store", "model", "geo")
          .whereLayer("analyse")
          .mayOnlyAccessLayers("store", "roads", "model", "geo")
          .whereLayer("report")
          .mayOnlyAccessLayers("analyse", "model")
          .whereLayer("filing")
          .mayOnlyAccessLayers("analyse", "store", "model")
          .whereLayer("city")
          .mayOnlyAccessLayers("intake", "model", "geo")
          .whereLayer("serve")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule theModelReadsNothing =
      noClasses()
          .that()
          .resideInAPackage("luotu.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..");

  @ArchTest
  static final ArchRule analysesOnlyRead =
      noClasses()
          .that()
          .resideInAnyPackage("luotu.analyse..", "luotu.roads..", "luotu.report..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Writer.class, Load.class, LoadOptions.class, ChangeNote.class);

  @ArchTest
  static final ArchRule jdbcStaysInStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("luotu.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..");

  @ArchTest
  static final ArchRule geotoolsStaysInGeo =
      noClasses()
          .that()
          .resideOutsideOfPackage("luotu.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.geotools..", "tech.units..", "javax.measure..", "net.sf.geographiclib..");

  @ArchTest
  static final ArchRule javalinStaysInServe =
      noClasses()
          .that()
          .resideOutsideOfPackage("luotu.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule osmFormatsStayInOsm =
      noClasses()
          .that()
          .resideOutsideOfPackage("luotu.intake.osm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("crosby..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule noConsoleOutsideCommands =
      noClasses()
          .that(resideInAPackage("luotu.."))
          .and()
          .resideOutsideOfPackages("luotu", "luotu.command..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noSleepNoStackTraceNoExit =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("luotu.store.cluster.Pause")
          .and()
          .areNotAssignableTo(Main.class)
          .should()
          .callMethodWhere(
              target(nameMatching("sleep"))
                  .and(target(owner(equivalentTo(Thread.class))))
                  .or(target(nameMatching("printStackTrace")))
                  .or(
                      target(nameMatching("exit|halt"))
                          .and(target(owner(belongToAnyOf(System.class, Runtime.class))))));

  @ArchTest
  static final ArchRule namesSayWhat =
      classes()
          .that()
          .resideInAPackage("luotu..")
          .should()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper");
}
