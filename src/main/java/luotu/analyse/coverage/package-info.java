/**
 * How much of an area, its people or its land lies within a radius of resources.
 *
 * <p>Each zone is laid flat in an equal-area plane of its own. There it is quartered until a
 * quarter lies wholly within one radius, wholly outside all, or meets so few that their circles can
 * be cut out of it; so the work grows with the length of the border between covered and uncovered,
 * not with the number of circles.
 */
package luotu.analyse.coverage;
