/**
 * The private PostgreSQL of a home, so that a user needs none: made on first use, started by
 * whoever needs it, stopped by the last to leave.
 *
 * <p>{@link luotu.store.cluster.PrivateCluster} is the door. {@link luotu.store.cluster.HomeUse}
 * knows which processes are at work in a home, {@code PostgresServer} runs the server of one home,
 * {@code PostgresPrograms} finds the programs of PostgreSQL and runs them as the right user. What
 * lies in a home:
 *
 * <pre>
 * run/gate            locked while somebody comes, goes, starts or stops
 * run/PID             locked by the process of that number as long as it lives
 * database/data       the data directory of PostgreSQL
 * database/server.log what PostgreSQL says
 * database.password   of the user luotu
 * database.location   only if database/ had to be put elsewhere: where
 * </pre>
 */
package luotu.store.cluster;
