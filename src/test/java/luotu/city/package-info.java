/** The simulated city: what it promises of itself. */
package luotu.city;
