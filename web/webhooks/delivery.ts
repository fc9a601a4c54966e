/** What a webhook is given: the raw body, as it was signed, and a look at the headers. */
export type Delivery = { body: string; headers: (name: string) => string | null }
export type Answer = { status: number; outcome: string }
