/** A record as JSON carries it: every `Date` is an ISO 8601 string in UTC. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly [unknown, ...unknown[]]
    ? T
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T

/** A list as the server gives it. */
export type Listed<T> = { items: T[]; next: string | null }

/** Reads the times every kept record has. */
export const keptTimes = (record: { createdAt: string; updatedAt: string }) => ({
  createdAt: new Date(record.createdAt),
  updatedAt: new Date(record.updatedAt),
})
