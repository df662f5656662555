import { findBrokenLinks, findChains } from '../../db/audit-chain.ts'
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
    let broken = 0
    for (const chain of await findChains(db)) {
      const links = await findBrokenLinks(db, chain, sign)
      broken += links.length
      if (links.length === 0) say(`Loggen ${chain} är hel.`, `the log ${chain} holds.`)
      else
        say(
          `Loggen ${chain} är ändrad eller har luckor vid händelse ${links.join(', ')}.`,
          `the log ${chain} has been altered or has gaps at these events.`,
        )
    }
    process.exitCode = broken === 0 ? 0 : 1
  } finally {
    await close()
  }
} catch (error) {
  fail(error)
}
