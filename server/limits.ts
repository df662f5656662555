/** Largest body a request may have; a drawn shape of 20,000 positions fits. */
export const BODY_LIMIT_BYTES = 1_000_000

/** Longest a request may take until its answer begins; what takes longer is a job. */
export const TIME_LIMIT_MS = 30_000

/** On the server home: longest one statement of a request may take, so that an answer says why. */
export const statementLimits = { statementMs: 20_000 }

/** What a connection may cost. */
export type ConnectionLimits = {
  /** Connections at the same time; one more takes the place of the one that has waited longest. */
  connections: number
  /** Until all headers have come. */
  headersMs: number
  /** Until all of a request has come. */
  requestMs: number
  /** From an answer to the next request; longer than proxies keep theirs. */
  keepAliveMs: number
  /** Without a byte in either direction. */
  silenceMs: number
  /** Until `bytesPerS` is asked of whoever reads an answer. */
  graceMs: number
  bytesPerS: number
  /** Bytes of all answers together that wait in memory for their readers. */
  waitingBytes: number
  /** How often all of it is looked after. */
  everyMs: number
}

export const connectionLimits: ConnectionLimits = {
  connections: 1_000,
  headersMs: 10_000,
  requestMs: TIME_LIMIT_MS + 5_000,
  keepAliveMs: 65_000,
  silenceMs: 60_000,
  graceMs: 30_000,
  bytesPerS: 16_000,
  waitingBytes: 256_000_000,
  everyMs: 1_000,
}

/** Headers of one request together, and how many of them. */
export const HEADER_LIMIT_BYTES = 16_384
export const HEADER_LIMIT = 100
