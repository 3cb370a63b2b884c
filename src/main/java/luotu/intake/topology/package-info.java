/**
 * How roads meet, for the report on an import, wherever they come from: {@link
 * luotu.intake.topology.RoadEdges} takes them as they pass by, {@link
 * luotu.intake.topology.TopologyReport} says what is cut off, ends short of another road, or
 * crosses one without meeting it. It never changes a road.
 */
package luotu.intake.topology;
