import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { byName } from '../../../web/panels/cameras/by-name.ts'
import { lookWords } from '../../../web/panels/cameras/look-words.ts'
import type { CameraMark } from '../../../web/state/camera-marks.ts'
import { sv } from '../../../web/text/sv.ts'
import { placement } from '../../geodata/placement/placements.ts'

const i18n = createInstance()
await i18n.init({ lng: 'sv', resources: { sv: { translation: sv } } })
const words = (part: Partial<CameraMark>) =>
  lookWords(i18n.t, {
    ...{ id: 'a', name: 'Torget', look: 'planned', indoor: false, placement: placement('a') },
    ...{ camera: null, deployment: null, before: null, differences: [], counts: true },
    ...part,
  })

test('a camera that stands today and is changed in a plan is not called planned', () => {
  const before = placement('a')
  expect(words({})).toBe('Planerad')
  expect(words({ before, differences: ['moved', 'aimed'] })).toBe('Flyttad i förslaget')
  expect(words({ before, differences: ['aimed'] })).toBe('Ändrad i förslaget')
  expect(words({ look: 'removed' })).toBe('Tas bort')
})

test('names stand in Swedish order, and numbers in them as numbers', () => {
  const names = ['Östra', 'Kamera 10', 'Ågatan', 'Kamera 2', 'Älven', 'Zinken']
  const sorted = names.map((name) => ({ name })).toSorted(byName)
  expect(sorted.map(({ name }) => name)).toEqual([
    ...['Kamera 2', 'Kamera 10', 'Zinken', 'Ågatan', 'Älven', 'Östra'],
  ])
})
