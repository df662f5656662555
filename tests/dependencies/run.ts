import { join } from 'node:path'
import { say } from '../../server/start-error.ts'
import { askRegistry } from './advisories.ts'
import { packagesOf } from './packages.ts'
import { auditOf } from './table.ts'

// npm run licences: under which licences everything installed stands, and which known holes there
// are in what is installed for production. Ends with 1 when something must not go out.

const root = join(import.meta.dirname, '../..')
const packages = packagesOf(root)
const advisories = askRegistry(root)
const { lines, isRefused } = auditOf(packages, advisories)
console.log(lines.join('\n'))

const elsewhere = packages.filter(({ isInstalled }) => !isInstalled).length
say(
  `${packages.length} paket, varav ${elsewhere} för andra slags maskiner.`,
  `${packages.length} packages, ${elsewhere} of them for other kinds of machines.`,
)
if (advisories.kind === 'unchecked')
  say(
    'Kända sårbarheter har inte kontrollerats. Kör igen där paketregistret svarar på npm audit.',
    'Advisories were not checked. Run again where the registry answers npm audit.',
  )
if (isRefused)
  say('Något får inte följa med: se tabellen.', 'Something must not go out: see the table.')
process.exitCode = isRefused ? 1 : 0
