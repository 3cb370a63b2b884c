package luotu.store;

import java.time.LocalDate;

/**
 * A zone and who answers for it. What is not stored is null.
 *
 * @param id of the feature
 * @param kind city, district, town, community or functional
 * @param parent code of the zone above
 * @param memberOf code of the functional zone
 * @param confirmedOn last day a person vouched for the row
 * @param holds whether the place asked about lies in it or on its border; otherwise a zone that
 *     does belongs to it
 */
public record DutyZone(
    long id,
    String code,
    String name,
    String kind,
    String parent,
    String memberOf,
    String responsibleUnit,
    String contact,
    String phone,
    LocalDate confirmedOn,
    boolean holds) {}
