import { generateClient } from '../../prisma/generate'

/** Generates prisma/client, which a fresh clone does not have and the tests import. */
export default async function setup(): Promise<void> {
  await generateClient()
}
