package luotu.roads;

/** Which way one travels, seen from the facilities. */
public enum Direction {
  /** Away from them, as engines leave their station. */
  FROM,
  /** Towards them, as people walk to a shelter. */
  TO
}
