/**
 * The commands of {@code ./luotu}. Each takes {@link luotu.command.CommonOptions}, opens an {@link
 * luotu.command.App}, does one thing with it and returns an exit code: 0 done, 1 done but some
 * input was rejected, 2 the call is wrong, 3 failed. What cannot be done is thrown as {@link
 * luotu.model.Refusal}; {@code luotu.Main} says it in the user's language.
 *
 * <p>Standard output is for results, standard error for people, and what is worth keeping goes by
 * slf4j into {@code log/luotu.log} of the home.
 */
package luotu.command;
