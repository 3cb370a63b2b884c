/** How many people live in which zone, each counted once. */
package luotu.analyse.people;
