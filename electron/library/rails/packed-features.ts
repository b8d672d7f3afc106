/** Features as the tables hold them: a hash and how often it stands there, in one number. */

/**
 * A packed feature is `hash * 16 + level`: 28 bits of hash, 4 of level. Levels are the logarithm of the count in steps, so that ten mentions weigh
 * about three times one.
 */
export const levelOf = (packed: number): number => packed & 15;
export const featureOf = (packed: number): number => packed >>> 4;

export const levelSteps = 3.5;
/** The weight of a level: 1 + ln(count). */
export const levelWeights: readonly number[] = Array.from({ length: 16 }, (_, level) => level / levelSteps);
