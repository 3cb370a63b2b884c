/**
 * "It happened here": what a commander asks first. {@link luotu.analyse.incident.Incident} puts the
 * answer together: {@link luotu.analyse.incident.Whereabouts} finds the zone and who answers for
 * it, {@link luotu.analyse.incident.HazardsAround} what else may go wrong, {@link
 * luotu.analyse.incident.PeopleAround} who lives there, {@link
 * luotu.analyse.incident.ResourceSearch} what can be sent, {@link
 * luotu.analyse.incident.ShelterSearch} where people find room ({@link
 * luotu.analyse.incident.Placement} shares the places out, {@link
 * luotu.analyse.incident.ShelterList} shows them), {@link luotu.analyse.incident.CallList} whom to
 * call. What each kind of event needs is declared in the catalogue ({@link
 * luotu.model.IncidentKind}).
 *
 * <p>Its answer shows personal fields: it is for people on duty, and is kept nowhere.
 */
package luotu.analyse.incident;
