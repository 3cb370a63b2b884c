package luotu.analyse.standards;

import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.travel.TravelData;

/** The analyses that standards ask. */
record ReportSources(
    FacilityInputs inputs, RadiusCoverage coverage, TravelData travel, ServiceArea serviceArea) {}
