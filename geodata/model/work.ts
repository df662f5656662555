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
  createdAt: Date
  updatedAt: Date
}

/** One import and what came of it. */
export type ImportBatch = {
  id: string
  fileName: string
  kind: string
  added: number
  unchanged: number
  repaired: number
  refused: number
  createdAt: Date
}

/** One change: who, when, what. Values before and after stand apart, so retention can erase them. */
export type AuditEvent = {
  id: string
  at: Date
  actorId: string
  actorName: string
  action: 'create' | 'update' | 'delete' | 'carry-out' | 'import'
  recordKind: string
  recordId: string
  classification: Classification
  before: unknown
  after: unknown
}
