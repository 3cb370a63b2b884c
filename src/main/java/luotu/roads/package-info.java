/**
 * The roads in memory, and how long it takes to travel on them.
 *
 * <p>{@link luotu.roads.GraphHolder} keeps a {@link luotu.roads.RoadNetwork} for the roads of a
 * snapshot: a {@link luotu.roads.RoadGraph} in arrays, along a Hilbert curve, and the {@link
 * luotu.roads.Obstacles} beside it. When a change set moves a road, another graph that has its
 * arrays in common with the last takes the change in; only what was near is joined again. A {@link
 * luotu.roads.Closure} shuts roads for one question in the same way.
 *
 * <p>Where heights are stored, {@link luotu.roads.SlopeSurvey} lays every edge over them and keeps
 * its {@link luotu.roads.Slope}: four numbers, from which {@link luotu.roads.EdgeTimes} tells how
 * long it takes each way. {@link luotu.roads.NodeHeights} hangs bridges and tunnels between their
 * ends.
 *
 * <p>{@link luotu.roads.Places} join the network by a straight walk: {@link
 * luotu.roads.JoinedPlaces}. A {@link luotu.roads.TravelSearch} then asks, for a mode and a {@link
 * luotu.roads.Direction}, in one sweep which facility is nearest to what, by one sweep each what
 * every facility reaches, or which few are nearest to a place and by which {@link
 * luotu.roads.Route}. What a sweep reached is a {@link luotu.roads.Reach}.
 *
 * <p>Off the roads every place joins one straight piece of road, whatever is asked. {@link
 * luotu.roads.JoinField} tells which, square by square: {@link luotu.roads.NearRoads} holds what is
 * about, {@link luotu.roads.Rivals} leaves out what is farther and {@link luotu.roads.Sight} what
 * is hidden. From it a block of the {@link luotu.roads.Ground} is drawn once in patches of places
 * that join the same piece, a {@link luotu.roads.JoinMap}. A question then knows the times at the
 * ends of each road ({@link luotu.roads.EdgeProfile}); through each patch the border of what is
 * reached is a straight line or an arc, which {@link luotu.roads.PatchCutter} cuts. {@link
 * luotu.roads.ReachedBorders} puts the blocks together and {@link luotu.roads.ReachedGround} hands
 * over the polygons. What is drawn in 8 m or coarser, as for a whole city, is found tile by tile
 * from the times of places ({@link luotu.roads.ReachedField}) and nothing of the ground is kept.
 * Who asks for areas alone gets them from {@link luotu.roads.ReachedAreas}, square by square, and
 * after a change only from squares where something moved. {@link luotu.roads.GroundPreparation}
 * draws the ground ahead of all questions.
 *
 * <p>Times are whole milliseconds. Labels are the least of all that any way brings, so that they
 * depend neither on the numbering of the graph nor on threads: a patched graph answers as one made
 * anew.
 */
package luotu.roads;
