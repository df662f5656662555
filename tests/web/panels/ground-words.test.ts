import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { reachWords } from '../../../web/panels/cameras/ground-words.ts'
import { formatsFor } from '../../../web/text/format.ts'
import { sv } from '../../../web/text/sv.ts'
import { aim } from '../../geodata/placement/placements.ts'

const i18n = createInstance()
await i18n.init({
  lng: 'sv',
  resources: { sv: { translation: sv } },
  interpolation: { escapeValue: false },
})
const formats = formatsFor('sv', 'Europe/Stockholm')
const words = (part: Partial<typeof aim>, mountHeightM = 4) =>
  reachWords(i18n.t, formats, { ...aim, ...part, mountHeightM }, 'en-62676-4-2014').map(
    (one) => one.words,
  )

test('a camera is sharp nowhere it does not see: not nearer than its picture begins', () => {
  const level = { tiltDeg: 0, vfovDeg: 40, hfovDeg: 90, widthPx: 1280, rangeM: 60 }
  expect(words(level)).toEqual([
    'detektera 6,3–25,5 m',
    'observera 6,3–10,0 m',
    'igenkänna: ingenstans',
    'identifiera: ingenstans',
  ])
})

test('one that sees straight down is sharp from there', () => {
  expect(words({ tiltDeg: 70, vfovDeg: 60, hfovDeg: 90, widthPx: 3840, rangeM: 60 })).toContain(
    'identifiera till 2,7 m',
  )
})
