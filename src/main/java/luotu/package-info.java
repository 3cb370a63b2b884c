/**
 * Luotu: hazards, rescue resources and what they cover, street by street.
 *
 * <p>The rooms, from files to the screen: {@code intake} reads files, {@code store} keeps features
 * in PostGIS, {@code roads} holds the road network in memory, {@code analyse} asks questions of
 * both, {@code report} writes down what the standards found, {@code filing} keeps what people
 * decide and hand in, {@code serve} answers by HTTP; {@code geo} knows the earth, {@code model} the
 * nouns, {@code catalogue} what the layers are. {@code command} holds the commands, and {@link
 * luotu.command.App} with {@link luotu.command.Analyses}, which put the parts together. Data flows
 * one way; {@code RoomsTest} holds the walls.
 *
 * <h2>The walk of one request</h2>
 *
 * A planner opens the map, chooses fire water and 2 km, and presses the button.
 *
 * <ol>
 *   <li>The browser ({@code web/js/api.js}) posts {@code {"inputs": {"facilities": "water_source",
 *       "radius_m": [2000]}}} to {@code /ogc/processes/radius-coverage/execution}.
 *   <li>{@link luotu.serve.Server} checks where the request comes from and hands it to {@link
 *       luotu.serve.ogc.ProcessRoutes}, which waits for one of four places.
 *   <li>{@link luotu.analyse.Processes} turns the JSON into a {@link
 *       luotu.analyse.coverage.CoverageRequest}: what its components declare with {@link
 *       luotu.analyse.Input} is its schema and its check. {@code ./luotu run} enters here too.
 *   <li>{@link luotu.analyse.coverage.RadiusCoverage} asks {@link luotu.analyse.FacilityInputs}
 *       what a usable water source is (the {@link luotu.model.Catalogue} says so, a CQL2 filter may
 *       narrow it) and opens a {@link luotu.store.Snapshot}: one state of the database, with the
 *       number of its last change.
 *   <li>{@code luotu.store.postgis} runs {@code sql/query/zone_by_kind.sql} and {@code
 *       facility_places.sql}: the towns, and the water within reach of them, also across the
 *       border. The snapshot closes; the rest needs no database.
 *   <li>Each town is projected onto an equal-area plane of its own ({@code luotu.geo}), what the
 *       circles around the water reach of it is measured along arcs and edges, on all cores; the
 *       sums are taken in the order of the codes, so that the same data give the same answer.
 *   <li>The {@link luotu.analyse.coverage.CoverageResult} becomes JSON with the change number and
 *       how many sources nobody has verified. The panel draws the table, the map what is covered.
 * </ol>
 *
 * <h2>The walk of a question about travel</h2>
 *
 * Who reaches a shelter within 15 minutes on foot while a bridge is flooded?
 *
 * <ol>
 *   <li>{@link luotu.analyse.servicearea.ServiceArea} takes the inputs and opens a snapshot, as
 *       above.
 *   <li>{@link luotu.analyse.travel.TravelData} gives the roads of that snapshot, with the shelters
 *       and all populated cells joined to them. All of it was made before and is kept: {@link
 *       luotu.roads.GraphHolder} patches the {@link luotu.roads.RoadNetwork} when a change set
 *       moves a road, and only the places near it are joined again. How long an edge takes each way
 *       has its slope in it, from the terrain that {@link luotu.intake.terrain.TerrainImporter}
 *       stored.
 *   <li>{@link luotu.roads.RoadNetwork#closing} shuts the bridge in a copy that shares what it can.
 *   <li>{@link luotu.roads.TravelSearch#merged} goes out from all shelters at once; {@link
 *       luotu.roads.Reach} tells the time of every cell.
 *   <li>{@link luotu.analyse.people.ZonePeople} sums the cells up by street. The standards ask the
 *       same class; {@link luotu.serve.ogc.ReachedTileRoutes} draws what was reached.
 * </ol>
 *
 * {@link luotu.analyse.scenario.BeforeAfter} asks these questions twice: of a snapshot, and of the
 * same with what a user supposes to be otherwise. Nothing that is made of suppositions is kept.
 *
 * <p>What cannot be done is a {@link luotu.model.Refusal} in both languages, thrown where it is
 * found; only {@link luotu.serve.Problems} and {@link luotu.Main} turn it into a status or an exit
 * code.
 *
 * <h2>The walk of one file</h2>
 *
 * {@link luotu.intake.Importer} reads a file row by row, holds every row against its layer ({@link
 * luotu.model.FeatureCheck}) and sends the good ones through {@link luotu.store.Load} into a
 * temporary table, by COPY; one transaction then merges them into {@code feature} as one change
 * set. Triggers ({@code sql/schema}) keep the version before, find the street a feature lies in,
 * and note which layers moved: from that follow tiles' ETags, {@code /changes}, undo.
 */
package luotu;
