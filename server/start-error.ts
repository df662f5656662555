import { HomeError } from '../db/errors.ts'

/** Why the service cannot start: one clear sentence, in Swedish and in English. */
export class StartError extends Error {
  override readonly name = 'StartError'

  constructor(swedish: string, english: string) {
    super(`${swedish}\n${english}`)
  }
}

/** Tells the person at the terminal what goes on: Swedish first, English beside it. */
export type Say = (swedish: string, english: string) => void
export const say: Say = (swedish, english) => console.log(`${swedish}  ·  ${english}`)

/** Says why a command failed and ends it: one sentence for what a person can mend, all for the rest. */
export function fail(error: unknown): never {
  const told = error instanceof StartError || error instanceof HomeError
  console.error(told ? error.message : error)
  process.exit(1)
}
