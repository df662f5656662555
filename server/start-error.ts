import { HomeError } from '../db/errors.ts'
import { logError } from './log.ts'

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

/**
 * Says why a command failed and ends it: one sentence for what a person can mend. Of the rest, which may
 * hold what nobody should read in a log, only where it happened.
 */
export function fail(error: unknown): never {
  if (error instanceof StartError || error instanceof HomeError) console.error(error.message)
  else {
    console.error(
      'Något gick fel. Raden nedan säger var.\nSomething went wrong; the line below says where.',
    )
    logError(error)
  }
  process.exit(1)
}
