/** Something that the clock will cause: `at` in seconds. After `run`, its subject must have another next step. */
export type Step = { at: number; run: () => void }
