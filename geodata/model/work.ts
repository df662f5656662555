import { z } from 'zod'
import type { Classification } from './record.ts'

// What the service writes about its own work: read by people, never made by hand.

/** Something kept under DATA_DIR by its content. */
export type StoredFile = {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  createdAt: Date
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** Long work, seen and cancelled from the screen. */
export type Job = {
  id: string
  kind: string
  state: JobState
  /** What is happening now, in words a person understands. */
  phase: string
  /** 0–1. */
  progress: number
  error: string | null
  /** What came of it, for a day. */
  result: unknown
  createdAt: Date
  updatedAt: Date
}

/** One import and what came of it. */
export type ImportBatch = {
  id: string
  fileName: string
  kind: string
  added: number
  /** Stood here already under the same source and id, and got a new version. */
  changed: number
  unchanged: number
  repaired: number
  refused: number
  createdAt: Date
}

/** What can be done that is written down. */
export const auditAction = z.enum([
  'create',
  'update',
  'delete',
  'carry-out',
  'import',
  'release',
  'read',
  'export',
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'link',
  'retention',
  'prune',
])
export type AuditAction = z.infer<typeof auditAction>

/** One deed: who, when, what. Values before and after stand apart, so retention can erase them. */
export type AuditEvent = {
  id: string
  at: Date
  /** Empty, like the name, once that has been erased. */
  actorId: string
  actorName: string
  /** The network address it came from; null for what was done at the terminal or by the service. */
  address: string | null
  action: AuditAction
  recordKind: string
  recordId: string
  classification: Classification
  ownerUnitId: string | null
  reason: string | null
  before: unknown
  after: unknown
}
