import { below } from './base.ts'

/** One field of a form that the server refused, by its path: "from", "area.coordinates". */
export type FieldProblem = { path: string; message: string }

/** What went wrong with a request. `code` is for the program and the translated text. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldProblem[]
  /** The record as it is now, when a stale change was refused (412). */
  readonly current: unknown

  constructor(init: {
    status: number
    code: string
    message: string
    fields?: readonly FieldProblem[]
    current?: unknown
  }) {
    super(init.message)
    this.status = init.status
    this.code = init.code
    this.fields = init.fields ?? []
    this.current = init.current
  }
}

type Ask = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** Sent as it is, in the body's place. */
  file?: Blob
  /** The version the change is made from. */
  ifMatch?: number
  signal?: AbortSignal | undefined
}

const signedOut = new Set<() => void>()

/** Calls `listener` whenever the server says that nobody is signed in any more. @returns stops */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

/** Tells that nobody is signed in any more; for a worker, whose answers are not seen here. */
export const tellSignedOut = (): void => {
  for (const listener of signedOut) listener()
}

/**
 * Asks the server and returns its answer.
 *
 * @param path as the service knows it: "/api/session"
 * @throws {ApiProblem} for every answer that is not 2xx, and with code "offline" when none came
 */
export async function ask(path: string, options: Ask = {}): Promise<Response> {
  const { method = 'GET', body, file, ifMatch, signal } = options
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (file) headers['content-type'] = 'application/octet-stream'
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`
  const response = await fetch(below(path), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file ? { body: file } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiProblem({ status: 0, code: 'offline', message: 'No answer from the server' })
  })
  if (response.ok) return response
  const problem = await problemIn(response)
  if (problem.code === 'unauthenticated') tellSignedOut()
  throw problem
}

/** As `ask`, with the answer read as JSON. The caller says what the contract promises it to be. */
export async function askJson<Answer>(path: string, options: Ask = {}): Promise<Answer> {
  return (await (await ask(path, options)).json()) as Answer
}

type Envelope = {
  error?: { code?: string; message?: string; fields?: FieldProblem[] }
  current?: unknown
}

async function problemIn(response: Response): Promise<ApiProblem> {
  // A proxy or a dead server answers with something else than JSON.
  const { error, current } = await response.json().then(
    (body: Envelope) => body,
    (): Envelope => ({}),
  )
  return new ApiProblem({
    status: response.status,
    code: error?.code ?? 'unexpected-answer',
    message: error?.message ?? response.statusText,
    fields: error?.fields ?? [],
    current,
  })
}
