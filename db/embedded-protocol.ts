// What the main thread and the embedded database's thread say to each other.

export type Request = { id: number } & (
  | { op: 'query'; sql: string; params: unknown[] }
  | { op: 'begin' }
  | { op: 'commit' }
  | { op: 'rollback' }
  | { op: 'dump' }
  | { op: 'close' }
)

/** A database error as plain data: structured cloning would drop its fields. */
export type PlainError = { message: string; code?: string; constraint?: string; detail?: string }

export type Reply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: PlainError }

export type Opening = { folder: string | undefined; template: Uint8Array | undefined }
