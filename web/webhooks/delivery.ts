/** The input of a webhook: the body as text and as the bytes that were sent, and access to the headers. */
export type Delivery = { body: string; bytes: Uint8Array; headers: (name: string) => string | null }
export type Answer = { status: number; outcome: string }
