import type { Words } from '../../server/import/import-error.ts'
import { type Advisories, type Advisory, isGrave } from './advisories.ts'
import { carried } from './allowed.ts'
import { judge } from './licences.ts'
import type { Package } from './packages.ts'

/** A line of the table. */
type Row = readonly [what: string, count: string, verdict: string, about: string]

const both = ({ sv, en }: Words) => `${sv} · ${en}`
const HEAD: Row = [
  'Vad · What',
  'Antal · Count',
  'Omdöme · Verdict',
  'Paket och skäl · Package, reason',
]
const ALLOWED = both({ sv: 'tillåten', en: 'allowed' })
const EXCEPTION = both({ sv: 'undantag', en: 'exception' })
const CARRIED = both({ sv: 'följer med', en: 'carried' })
const REFUSED = both({ sv: 'INTE TILLÅTEN', en: 'NOT ALLOWED' })
const UNTOLD = both({ sv: 'ingen licens angiven', en: 'no licence stated' })
const HOLES = both({ sv: 'Kända sårbarheter', en: 'Known advisories' })

/** What was found, and whether it may go on. */
export type Audit = { lines: string[]; isRefused: boolean }

/** Everything in one table: licences with how many stand under each, what is special, and holes. */
export function auditOf(packages: readonly Package[], advisories: Advisories): Audit {
  const judged = packages.map((one) => ({ ...one, verdict: judge(one) }))
  const refused = judged.filter(({ verdict }) => verdict.kind === 'refused')
  const rows: Row[] = [
    HEAD,
    ...allowedRows(judged.filter(({ verdict }) => verdict.kind === 'allowed')),
    ...judged.flatMap(({ name, version, licence, verdict }): Row[] =>
      verdict.kind === 'exception'
        ? [[`${licence}`, '1', EXCEPTION, `${name} ${version}: ${both(verdict.exception.reason)}`]]
        : [],
    ),
    ...carried
      .filter(({ name }) => packages.some((one) => one.name === name))
      .map(({ name, licence, reason }): Row => [licence, '1', CARRIED, `${name}: ${both(reason)}`]),
    ...refused.map(
      ({ name, version, licence = UNTOLD }): Row => [licence, '1', REFUSED, `${name} ${version}`],
    ),
    ...advisoryRows(advisories),
  ]
  const isHoled = advisories.kind === 'checked' && advisories.found.some(isGrave)
  return { lines: aligned(rows), isRefused: refused.length > 0 || isHoled }
}

function allowedRows(packages: readonly Package[]): Row[] {
  const counts = new Map<string, number>()
  for (const { licence = '' } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([licence, count]) => [licence, `${count}`, ALLOWED, ''])
}

function advisoryRows(advisories: Advisories): Row[] {
  if (advisories.kind === 'unchecked') {
    const verdict = both({ sv: 'INTE KONTROLLERADE', en: 'NOT CHECKED' })
    return [[HOLES, '?', verdict, both(advisories.why)]]
  }
  if (advisories.found.length === 0)
    return [[HOLES, '0', both({ sv: 'kontrollerade', en: 'checked' }), '']]
  return advisories.found.map((one): Row => [HOLES, '1', severityWords(one), holeWords(one)])
}

const SEVERITIES: Record<Advisory['severity'], Words> = {
  info: { sv: 'för kännedom', en: 'info' },
  low: { sv: 'liten', en: 'low' },
  moderate: { sv: 'måttlig', en: 'moderate' },
  high: { sv: 'ALLVARLIG', en: 'HIGH' },
  critical: { sv: 'KRITISK', en: 'CRITICAL' },
}
const severityWords = ({ severity }: Advisory) => both(SEVERITIES[severity])
const holeWords = ({ name, titles }: Advisory) => `${name}: ${titles.join('; ')}`

function aligned(rows: readonly Row[]): string[] {
  const widths = HEAD.map((head, column) =>
    // The last column goes on as far as it likes.
    column === HEAD.length - 1 ? head.length : Math.max(...rows.map((row) => row[column]!.length)),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  return lines.toSpliced(1, 0, widths.map((width) => '─'.repeat(width)).join('  '))
}
