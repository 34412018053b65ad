/** For calls to the engine in which the number does not matter. */
export const ANY_NUMBER = "+14155552671";
