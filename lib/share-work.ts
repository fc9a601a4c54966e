export type Shared<Value> = { value: Value; isFirst: boolean }

/**
 * For work that has one outcome however often it is asked for: a caller that asks while it is being done under the same key
 * gets the outcome of the one that is under way, its error too, and nothing is done for them; `isFirst` is true for
 * the one that did it. Nothing is kept once it is done. It joins within one process; two processes still have to meet
 * in the database.
 */
export function shareWork<Value>(): (key: string, work: () => Promise<Value>) => Promise<Shared<Value>> {
  const underWay = new Map<string, Promise<Value>>()
  return async (key, work) => {
    const joined = underWay.get(key)
    if (joined !== undefined) return { value: await joined, isFirst: false }
    const begun = work().finally(() => underWay.delete(key))
    underWay.set(key, begun)
    return { value: await begun, isFirst: true }
  }
}
