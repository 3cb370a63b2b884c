package luotu.city;

/** How much of the simulated city there is. */
public enum CityScale {
  /** Shapingba: 26 streets, 4,188 hazards. */
  DISTRICT,
  /** All of Chongqing: 38 districts, 1,031 streets, 100,000 hazards, about a million road edges. */
  CITY
}
