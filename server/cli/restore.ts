import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readEnv } from '../env.ts'
import { fail, StartError, say } from '../start-error.ts'
import { readPath } from './read-path.ts'
import { isStopped, stopSignal } from './stop-signal.ts'

// npm run restore -- FILE: a backup, into an empty place.

const usage = ['Så här: npm run restore -- FIL', 'Usage: npm run restore -- FILE'] as const

try {
  const path = readPath(process.argv.slice(2), usage)
  const env = readEnv(process.env)
  const { madeAt } = await restoreBackup(env, path, { say, signal: stopSignal() })
  const when = new Date(madeAt).toLocaleString('sv')
  say(`Återställt till läget ${when}. Starta med npm start.`, 'restored; start with npm start.')
  const secret = join(env.dataDir, 'secret')
  if (!existsSync(secret))
    say(
      `Lägg tillbaka nyckeln ${secret} innan du startar, om du har sparat en.`,
      'put the key back before you start, if you kept one.',
    )
} catch (error) {
  if (isStopped(error))
    fail(
      new StartError(
        'Återställningen avbröts. Inget har ändrats.',
        'The restore was stopped. Nothing was changed.',
      ),
    )
  fail(error)
}
