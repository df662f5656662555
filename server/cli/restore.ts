import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkpointSigner, readSecret } from '../auth/secret.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readEnv } from '../env.ts'
import { openFiles } from '../files.ts'
import { thinAll } from '../jobs/night.ts'
import { fail, StartError, say } from '../start-error.ts'
import { readPath } from './read-path.ts'
import { isStopped, stopSignal } from './stop-signal.ts'

// npm run restore -- FILE: a backup, into an empty place.

const usage = ['Så här: npm run restore -- FIL', 'Usage: npm run restore -- FILE'] as const

try {
  const path = readPath(process.argv.slice(2), usage)
  const env = readEnv(process.env)
  const secret = join(env.dataDir, 'secret')
  if (!existsSync(secret))
    say(
      `Ingen nyckel i ${secret}: en ny görs, och alla loggar in på nytt. Har du sparat den gamla: avbryt, lägg dit den och börja om.`,
      'no key there: a new one is made, and everybody signs in anew. If you kept the old one: stop, put it there, begin again.',
    )
  const { madeAt } = await restoreBackup(env, path, {
    ...{ say, signal: stopSignal() },
    beforeOpening: async ({ db }, dataDir) => {
      say('Gallrar enligt besluten i säkerhetskopian …', 'thinning by the decisions in it …')
      const sign = checkpointSigner(readSecret(env.dataDir))
      await thinAll(db, { now: new Date(), sign, files: openFiles(dataDir) })
    },
  })
  const when = new Date(madeAt).toLocaleString('sv')
  say(`Återställt till läget ${when}. Starta med npm start.`, 'restored; start with npm start.')
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
