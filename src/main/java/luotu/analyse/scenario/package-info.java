/**
 * Before and after: a question asked of what is stored, and of the same state with some features
 * supposed to be otherwise.
 *
 * <p>{@link luotu.analyse.scenario.ChangeReader} checks the changes as if they were to be written;
 * {@link luotu.analyse.scenario.RoadJoining} joins drawn roads to those they end at; a {@link
 * luotu.analyse.scenario.SupposedSnapshot} then reads as the database would if all had been
 * written. The processes answer twice and know nothing of it. Nothing is written, and nothing made
 * of suppositions is kept.
 */
package luotu.analyse.scenario;
