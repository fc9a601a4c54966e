/** The input of a webhook: the raw body, as it was signed, and access to the headers. */
export type Delivery = { body: string; headers: (name: string) => string | null }
export type Answer = { status: number; outcome: string }
