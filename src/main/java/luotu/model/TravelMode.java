package luotu.model;

/** Who travels on the roads. */
public enum TravelMode {
  /** On foot; one-way streets bind nobody, stairs take longer. */
  WALK,
  /** By car. */
  DRIVE,
  /** By an engine on duty: its own speeds, and ways that are shut to cars. */
  EMERGENCY
}
