import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Advisories, isGrave, readAudit } from './dependencies/advisories.ts'
import { allowedLicences, carried, exceptions } from './dependencies/allowed.ts'
import { isAllowed, judge } from './dependencies/licences.ts'
import { licenceIn, type Package, packagesOf } from './dependencies/packages.ts'
import { auditOf } from './dependencies/table.ts'

const root = join(import.meta.dirname, '..')
const unchecked: Advisories = { kind: 'unchecked', why: { sv: 'ej nu', en: 'not now' } }
const checked: Advisories = { kind: 'checked', found: [] }

describe('what is installed', () => {
  const packages = packagesOf(root)

  test('stands under licences that are allowed, each and all', () => {
    const refused = packages.filter((one) => judge(one).kind === 'refused')
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
    expect(auditOf(packages, unchecked).isRefused).toBe(false)
  })

  test('is all looked at', () => {
    const names = new Set(packages.map(({ name }) => name))
    for (const name of ['hono', '@turf/turf', 'gdal3.js', 'vitest', 'yauzl', 'pend'])
      expect(names).toContain(name)
    expect(packages.length).toBeGreaterThan(300)
    expect(packages.filter(({ name, licence }) => name === '' || licence === undefined)).toEqual([])
  })

  test('needs every exception, and no more', () => {
    const used = packages.flatMap((one) => {
      const verdict = judge(one)
      return verdict.kind === 'exception' ? [verdict.exception] : []
    })
    expect(new Set(used)).toEqual(new Set(exceptions))
    for (const { name } of carried) expect(packages.some((one) => one.name === name)).toBe(true)
  })
})

describe('a licence expression', () => {
  test.each([
    'MIT',
    '(MIT)',
    'MIT OR GPL-3.0-only',
    'GPL-3.0-only OR (LGPL-3.0-only OR ISC)',
    'MIT AND Apache-2.0',
    '(MIT OR GPL-2.0-only) AND (BSD-3-Clause OR GPL-2.0-only)',
    'MIT AND (CC0-1.0 OR GPL-3.0-or-later)',
    'Apache-2.0 WITH LLVM-exception',
    'MPL-2.0+',
    ...allowedLicences,
  ])('that can be met: %s', (expression) => expect(isAllowed(expression)).toBe(true))

  test.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'LGPL-2.1-or-later',
    'MIT AND GPL-3.0-only',
    'GPL-2.0-only OR LGPL-3.0-only',
    '(MIT OR GPL-2.0-only) AND GPL-2.0-only',
    'MIT AND (GPL-2.0-only OR SSPL-1.0)',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'CC-BY-NC-4.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.txt',
    'LicenseRef-own',
    'BSD',
    'mit or not',
    'MIT OR',
    '',
  ])('that cannot: %s', (expression) => expect(isAllowed(expression)).toBe(false))

  test.each([
    [{ license: 'MIT' }, 'MIT'],
    [{ license: { type: 'ISC' } }, 'ISC'],
    [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, 'MIT OR GPL-2.0'],
    [{ licenses: ['MIT'] }, 'MIT'],
    [{ license: 'MIT', licenses: ['GPL-2.0'] }, 'MIT'],
    [{}, undefined],
    [{ license: '' }, undefined],
    [{ license: null }, undefined],
    [{ license: 7 }, undefined],
  ])('is read in any form that npm has had: %j', (manifest, licence) => {
    expect(licenceIn(manifest)).toBe(licence)
  })
})

describe('an exception', () => {
  test('holds for its package and its words alone', () => {
    const gdal = { name: 'gdal3.js', licence: 'LGPL-2.1-or-later' }
    expect(judge(gdal)).toMatchObject({ kind: 'exception' })
    expect(judge({ ...gdal, name: 'other' })).toEqual({ kind: 'refused' })
    expect(judge({ ...gdal, licence: 'LGPL-3.0-only' })).toEqual({ kind: 'refused' })
    expect(judge({ ...gdal, licence: undefined })).toEqual({ kind: 'refused' })
  })
})

describe('packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-dependencies-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const place = (path: string, manifest: object) => {
    mkdirSync(join(folder, path), { recursive: true })
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify(manifest))
  }

  test('are those of the lock file and those that lie there without it', () => {
    const locked = {
      '': { name: 'us' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/a-arm64': { version: '1.0.0', license: 'Apache-2.0', optional: true },
    }
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }))
    place('node_modules/a', { name: 'a', version: '1.0.0', license: 'GPL-3.0-only' })
    place('node_modules/a/node_modules/@b/c', { name: '@b/c', version: '2.0.0', license: 'ISC' })
    place('node_modules/d', { name: 'd', version: '3.0.0' })
    place('node_modules/.cache', { name: 'none' })
    expect(packagesOf(folder)).toEqual([
      { name: 'a', version: '1.0.0', licence: 'GPL-3.0-only', isInstalled: true },
      { name: 'a-arm64', version: '1.0.0', licence: 'Apache-2.0', isInstalled: false },
      { name: '@b/c', version: '2.0.0', licence: 'ISC', isInstalled: true },
      { name: 'd', version: '3.0.0', licence: undefined, isInstalled: true },
    ])
  })
})

describe('advisories', () => {
  const hole = (name: string, severity: string, via: unknown[]) => ({
    [name]: { name, severity, via },
  })
  const answer = (...holes: object[]) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: Object.assign({}, ...holes),
      metadata: {},
    })

  test('are read from what npm audit prints', () => {
    const title = 'Reads beyond its end'
    const output = answer(
      hole('a', 'high', [{ source: 1, title, url: 'https://example.com', severity: 'high' }]),
      hole('b', 'moderate', ['a']),
    )
    const read = readAudit(output)
    expect(read).toEqual({
      kind: 'checked',
      found: [
        { name: 'a', severity: 'high', titles: [title] },
        { name: 'b', severity: 'moderate', titles: ['a'] },
      ],
    })
    expect(read.kind === 'checked' && read.found.map(isGrave)).toEqual([true, false])
    expect(readAudit(answer())).toEqual(checked)
  })

  test('that the registry does not tell are not taken for none', () => {
    const refusals = {
      '405 Method Not Allowed - POST https://registry.example/x': '405 Method Not Allowed',
      'request to http://registry.example/x failed, reason: none':
        'request to failed, reason: none',
    }
    for (const [message, told] of Object.entries(refusals))
      expect(readAudit(JSON.stringify({ message, error: { summary: '' } }))).toEqual({
        kind: 'unchecked',
        why: { sv: `npm audit svarade: ${told}`, en: `npm audit answered: ${told}` },
      })
    for (const output of ['', 'ENOTFOUND', '{}', '[]', '{"auditReportVersion":3}'])
      expect(readAudit(output)).toMatchObject({ kind: 'unchecked' })
  })
})

describe('the table', () => {
  const mit: Package = { name: 'a', version: '1.0.0', licence: 'MIT', isInstalled: true }
  const gpl: Package = { name: 'b', version: '2.0.0', licence: 'GPL-3.0-only', isInstalled: true }
  const found = (severity: 'moderate' | 'high' | 'critical'): Advisories => ({
    kind: 'checked',
    found: [{ name: 'a', severity, titles: ['Reads beyond its end'] }],
  })

  test.each<[string, Package[], Advisories, boolean, RegExp]>([
    ['all well', [mit], checked, false, /^MIT +1 +tillåten · allowed$/m],
    ['a licence', [mit, gpl], checked, true, /^GPL-3\.0-only +1 +INTE TILLÅTEN.+b 2\.0\.0$/m],
    ['no licence', [{ ...mit, licence: undefined }], checked, true, /ingen licens angiven/],
    ['a small hole', [mit], found('moderate'), false, /måttlig · moderate +a: Reads/],
    ['a large hole', [mit], found('high'), true, /ALLVARLIG · HIGH +a: Reads/],
    ['the largest', [mit], found('critical'), true, /KRITISK · CRITICAL/],
    ['holes unknown', [mit], unchecked, false, /INTE KONTROLLERADE · NOT CHECKED +ej nu · not now/],
    ['both', [gpl], unchecked, true, /NOT ALLOWED[\s\S]+NOT CHECKED/],
  ])('tells what may go out and what may not: %s', (_, packages, advisories, isRefused, words) => {
    const audit = auditOf(packages, advisories)
    expect(audit.isRefused).toBe(isRefused)
    expect(audit.lines.join('\n')).toMatch(words)
  })
})
