import { generateClient } from '../../prisma/generate'

/** Code under test imports prisma/client, which a fresh clone does not have yet. */
export default async function setup(): Promise<void> {
  await generateClient()
}
