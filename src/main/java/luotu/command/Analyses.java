package luotu.command;

import java.util.List;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Processes;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.incident.Incident;
import luotu.analyse.nearest.Nearest;
import luotu.analyse.scenario.BeforeAfter;
import luotu.analyse.search.PlaceSearch;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapReport;
import luotu.analyse.standards.UncoveredArea;
import luotu.analyse.travel.TravelData;
import luotu.model.Catalogue;
import luotu.report.Reports;
import luotu.roads.GraphHolder;
import luotu.store.Snapshot;
import luotu.store.Store;

/**
 * All analyses on one store, put together.
 *
 * @param travel what those about travel share
 * @param reports writes down what {@code gapReport} finds
 */
public record Analyses(
    TravelData travel,
    ServiceArea serviceArea,
    GapReport gapReport,
    Incident incident,
    PlaceSearch search,
    Processes processes,
    Reports reports) {
  public static Analyses of(Catalogue catalogue, Store store) {
    FacilityInputs inputs = new FacilityInputs(catalogue);
    TravelData travel = new TravelData(new GraphHolder(catalogue.speeds()), inputs);
    RadiusCoverage coverage = new RadiusCoverage(store, inputs);
    ServiceArea serviceArea = new ServiceArea(store, inputs, travel);
    GapReport gapReport = new GapReport(store, inputs, coverage, travel, serviceArea);
    Incident incident = new Incident(store, inputs, travel);
    return new Analyses(
        travel,
        serviceArea,
        gapReport,
        incident,
        new PlaceSearch(store, catalogue),
        new Processes(
            List.of(
                coverage,
                new Nearest(store, inputs, travel),
                serviceArea,
                gapReport,
                new UncoveredArea(store, inputs, coverage, travel, serviceArea),
                incident,
                new BeforeAfter(store, inputs, coverage, serviceArea))),
        new Reports(catalogue, personal -> ZoneSketches.open(store, catalogue, personal)));
  }

  /** Reads ahead what the first questions would have to wait for. */
  public void warm(Snapshot snapshot) {
    travel.warm(snapshot);
    incident.warm(snapshot);
    search.warm(snapshot);
  }
}
