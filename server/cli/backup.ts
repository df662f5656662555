import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Backup, makeBackup } from '../backup/make-backup.ts'
import { type Env, readEnv } from '../env.ts'
import { fail, StartError, say } from '../start-error.ts'
import { readPath } from './read-path.ts'
import { isStopped, stopSignal } from './stop-signal.ts'

// npm run backup -- FILE: everything that is kept, in one archive.

const usage = ['Så här: npm run backup -- FIL', 'Usage: npm run backup -- FILE'] as const

function showResult(env: Env, path: string, { sizeBytes, files, missing }: Backup): void {
  const size = `${new Intl.NumberFormat('sv').format(Math.ceil(sizeBytes / 1000))} kB`
  say(`Säkerhetskopian är klar: ${path} (${size}, filer: ${files}).`, 'the backup is done.')
  if (missing.length > 0) {
    const { length } = missing
    say(`Filer som databasen nämner men som inte finns: ${length}.`, 'files that are missing.')
    for (const digest of missing) console.log(`  ${digest}`)
  }
  const secret = join(env.dataDir, 'secret')
  if (existsSync(secret))
    say(`Nyckeln ${secret} ingår inte: spara den för sig.`, 'the key is not in it: keep it apart.')
}

try {
  const path = readPath(process.argv.slice(2), usage)
  const env = readEnv(process.env)
  const options = { say, signal: stopSignal(), now: new Date() }
  showResult(env, path, await makeBackup(env, path, options))
} catch (error) {
  if (isStopped(error))
    fail(
      new StartError(
        'Säkerhetskopieringen avbröts. Inget har sparats.',
        'The backup was stopped. Nothing was saved.',
      ),
    )
  fail(error)
}
