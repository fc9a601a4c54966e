import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Half a minute and more on a quiet machine. The order of the others is vitest's own. */
const longFiles = [
  'worker/murder.db.test.ts',
  'lib/donations/lives.db.test.ts',
  'lib/deliveries/refusals.db.test.ts',
  'worker/import-subscribers.db.test.ts',
]

/** Starts the longest files first, so that the run does not end with one worker waiting for the last of them. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longFiles.findIndex((file) => moduleId.endsWith(file))
      return place === -1 ? longFiles.length : place
    }
    // `toSorted` is stable: it changes nothing among the others.
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
