/**
 * The simulated demo city: a small program with a seed, told from the ground up.
 *
 * <p>Everything is designed in metres on a drawing board, {@link luotu.city.Plan}, that is bent
 * onto the map as a whole. {@code Terrain} raises the ridges, {@code Water} and {@code Streams} run
 * between them; {@code Gazetteer} reads the real names and {@code Settlement} says how built-up a
 * place is. From these follow who governs what ({@code Towns}, {@code Zones}), the {@code Blocks}
 * with their {@code People}, the {@code Land}, and the streets between the blocks ({@code Lattice},
 * {@code Roads}). Then come {@code Shelters}, {@code Hazards}, {@code WaterSources}, {@code
 * FireStations}, {@code PublicPlaces} and what else stands in a town, filled in by a {@code
 * Register} as well as each town's {@code Care} goes.
 *
 * <p>{@link luotu.city.DemoCity} puts it together and hands out the features one by one. All chance
 * comes from streams of {@code Chance} that belong to a subject and a place, all trigonometry from
 * {@link java.lang.StrictMath}: the same seed gives the same city to the last digit.
 */
package luotu.city;
