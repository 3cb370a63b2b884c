/**
 * The store on PostgreSQL with PostGIS.
 *
 * <p>{@link luotu.store.postgis.PostgisStore} opens the database: Flyway brings {@code sql/schema}
 * up to date, {@link luotu.store.postgis.LayerTables} lays the catalogue over it (a partition of
 * {@code feature} per layer with its checks, unique fields and view). History, change numbers and
 * zones are kept by triggers, so that whoever writes by SQL leaves the same traces as the program.
 */
package luotu.store.postgis;
