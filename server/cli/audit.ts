import { examineChain, type Findings, findChains } from '../../db/audit-chain.ts'
import { checkpointSigner, readSecret } from '../auth/secret.ts'
import { readEnv } from '../env.ts'
import { openHome } from '../home.ts'
import { fail, StartError, say } from '../start-error.ts'

// npm run audit -- verify: whether the log is as it was written.

try {
  if (process.argv.slice(2).join(' ') !== 'verify')
    throw new StartError('Så här: npm run audit -- verify', 'Usage: npm run audit -- verify')
  const env = readEnv(process.env)
  const { db, close } = await openHome(env, say)
  try {
    const sign = checkpointSigner(readSecret(env.dataDir))
    let faults = 0
    for (const chain of await findChains(db)) {
      const findings = await examineChain(db, chain, sign)
      tell(chain, findings)
      faults += findings.broken.length + findings.missing.length
    }
    process.exitCode = faults === 0 ? 0 : 1
  } finally {
    await close()
  }
} catch (error) {
  fail(error)
}

function tell(chain: string, { broken, missing, erasures }: Findings): void {
  for (const { number, at, values, names } of erasures)
    say(
      `Loggen ${chain}: gallringen ${at.toISOString().slice(0, 10)} (händelse ${number}) tog bort värden ur ${values} händelser och namn ur ${names}.`,
      'retention erased values and names there.',
    )
  if (broken.length > 0)
    say(
      `Loggen ${chain} är ändrad eller har luckor vid händelse ${broken.join(', ')}.`,
      `the log ${chain} has been altered or has gaps at these events.`,
    )
  if (missing.length > 0)
    say(
      `Loggen ${chain} saknar värden eller namn, utan att någon gallring redovisar det, vid händelse ${missing.join(', ')}.`,
      `the log ${chain} misses values or names there that no retention accounts for.`,
    )
  if (broken.length + missing.length === 0)
    say(`Loggen ${chain} är hel.`, `the log ${chain} holds.`)
}
