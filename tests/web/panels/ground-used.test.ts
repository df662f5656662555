import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { groundUsedWords, usedBy } from '../../../web/panels/cameras/ground-used.ts'
import { en } from '../../../web/text/en.ts'
import { formatsFor } from '../../../web/text/format.ts'
import { sv } from '../../../web/text/sv.ts'

const i18n = createInstance()
const resources = { sv: { translation: sv }, en: { translation: en } }
await i18n.init({ lng: 'sv', resources, interpolation: { escapeValue: false } })
const terrain = { kind: 'terrain', source: 'Lantmäteriet', stepM: 2 } as const

test('what sight lines were counted on is said, and when some of them were not', () => {
  const words = (
    ...[ground, used]: [Parameters<typeof groundUsedWords>[2], ('flat' | 'terrain')[]]
  ) =>
    groundUsedWords(
      ...([i18n.t, formatsFor('sv', 'Europe/Stockholm'), ground] as const),
      usedBy(used.map((kind) => ({ ground: kind }))),
    )
  expect(words({ kind: 'flat' }, ['flat'])).toBe('Räknat på platt mark.')
  expect(words(terrain, ['terrain'])).toBe('Räknat på höjdmodell, Lantmäteriet, rutor om 2 m.')
  expect(words({ ...terrain, stepM: 11.1 }, [])).toContain('rutor om 11,1 m.')
  expect(words(terrain, ['terrain', 'flat'])).toMatch(/^Räknat på höjdmodell, .* platt mark för/)
  expect(words(terrain, ['flat'])).toMatch(/^Räknat på platt mark: kamerorna står utanför/)
})

test('in English too', () => {
  const t = i18n.getFixedT('en')
  const words = groundUsedWords(t, formatsFor('en', 'Europe/Stockholm'), terrain, 'terrain')
  expect(words).toBe('Worked out on a terrain model, Lantmäteriet, in cells of 2 m.')
})
