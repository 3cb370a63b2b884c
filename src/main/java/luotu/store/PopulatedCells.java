package luotu.store;

/**
 * Where people live, cell by cell in the order of ids, in degrees on WGS 84. Its arrays are not to
 * be changed.
 *
 * @param ids of the features
 * @param places longitude and latitude in turn
 * @param people in each cell; cells that do not say how many are left out
 * @param zones code of the town that holds each cell, null outside all
 */
public record PopulatedCells(long[] ids, double[] places, double[] people, String[] zones) {
  public int size() {
    return people.length;
  }
}
