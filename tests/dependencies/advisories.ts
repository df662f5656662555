import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import type { Words } from '../../server/import/import-error.ts'

const severity = z.enum(['info', 'low', 'moderate', 'high', 'critical'])

/** A known hole in a package that is installed for production. */
export type Advisory = { name: string; severity: z.infer<typeof severity>; titles: string[] }

/** What the registry knows, or why it was not asked. */
export type Advisories = { kind: 'checked'; found: Advisory[] } | { kind: 'unchecked'; why: Words }

// `npm audit --json`, report version 2; a `via` that is a text names another package of the list.
const via = z.union([z.string(), z.looseObject({ title: z.string() })])
const report = z.looseObject({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({ name: z.string(), severity, via: z.array(via) }),
  ),
})

/** @param output what `npm audit --json` printed, whatever it exited with */
export function readAudit(output: string): Advisories {
  const read = report.safeParse(asJson(output))
  if (!read.success) return { kind: 'unchecked', why: whyNot(output) }
  const found = Object.values(read.data.vulnerabilities).map((one) => ({
    name: one.name,
    severity: one.severity,
    titles: one.via.map((cause) => (typeof cause === 'string' ? cause : cause.title)),
  }))
  return { kind: 'checked', found }
}

/** Those that stop a release. */
export const isGrave = (advisory: Advisory): boolean =>
  advisory.severity === 'high' || advisory.severity === 'critical'

/** Asks the registry of what is installed for production. */
export function askRegistry(root: string): Advisories {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
  // Windows starts npm through a shell alone.
  const shell = process.platform === 'win32'
  const { stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell, timeout: 60_000 })
  return readAudit(stdout ?? '')
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const failure = z.looseObject({ message: z.string().min(1) })

function whyNot(output: string): Words {
  const told = failure.safeParse(asJson(output))
  if (!told.success) return { sv: 'npm audit gav inget svar', en: 'npm audit gave no answer' }
  // Addresses are the registry's own and of no help.
  const message = told.data.message.replaceAll(/\s*(?:- [A-Z]+ )?https?:\S+/g, '')
  return { sv: `npm audit svarade: ${message}`, en: `npm audit answered: ${message}` }
}
