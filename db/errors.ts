import type { Classification } from '../geodata/model/record.ts'

/**
 * Why the data cannot be opened, saved or brought back. Said in Swedish and English, to the person
 * at the terminal.
 */
export class HomeError extends Error {
  override readonly name = 'HomeError'

  constructor(swedish: string, english: string) {
    super(`${swedish}\n${english}`)
  }
}

/**
 * A write was based on a version that is no longer the newest; `current` is what stands now. Where it is a
 * record with an owner, `recordKind` is what it is, and `told` how it and what it tells of are classified.
 */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion'
  readonly current: unknown
  readonly recordKind: string | undefined
  readonly told: readonly Classification[]

  constructor(current: unknown, recordKind?: string, told: readonly Classification[] = []) {
    super('The record has changed since it was read')
    this.current = current
    this.recordKind = recordKind
    this.told = told
  }
}

/** A record would be owned by a unit whose organisation has been deleted. */
export class OwnerGone extends Error {
  override readonly name = 'OwnerGone'
}

/** A plan cannot be made to stand: what is wrong, in which field of the plan or the request. */
export class PlanUnfit extends Error {
  override readonly name = 'PlanUnfit'
  readonly path: string

  constructor(path: string, message: string) {
    super(`${path} ${message}`)
    this.path = path
  }
}
