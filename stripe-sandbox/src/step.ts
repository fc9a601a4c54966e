/** Something the clock will bring about: `at` in seconds. `run` must leave its subject with another next step. */
export type Step = { at: number; run: () => void }
